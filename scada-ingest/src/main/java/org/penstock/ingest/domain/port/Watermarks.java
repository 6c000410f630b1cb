package org.penstock.ingest.domain.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Up to which time the history of each tag was collected; survives the process. */
public interface Watermarks {

  Optional<Instant> of(String sourceId, String tagName);

  /** The history of these tags was collected up to then. */
  void reached(String sourceId, Collection<String> tagNames, Instant time);
}
