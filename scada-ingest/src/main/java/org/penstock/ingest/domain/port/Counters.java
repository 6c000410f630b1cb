package org.penstock.ingest.domain.port;

import java.util.List;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.sample.Normalized;

/** What the service counts of itself. */
public interface Counters {

  /** A sample became this. */
  void normalized(Normalized result);

  /** The broker has these. */
  void published(List<Reading> readings);

  /** The broker will never take these. */
  void refused(int readings);

  /** A session or a subscription had to be made anew. */
  void reconnected();

  /** These rows are in the reading store. */
  void stored(int readings);
}
