package org.penstock.ingest.domain.inbound;

import org.penstock.event.Reading;

/** Where a reading of another plant system joins the stream, in the current transaction. */
public interface InboundOut {

  /** Publishes the reading; as the tag's latest one too where it is that. */
  void forward(Reading reading, boolean isLatest);
}
