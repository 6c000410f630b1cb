package org.penstock.ingest.domain.port;

import java.time.Instant;
import java.util.Optional;

/** How far each source's readings had come when the service last ran. */
public interface Progress {

  /** When the broker last acknowledged readings of the source, in an earlier run of the service. */
  Optional<Instant> ofEarlierRun(String sourceId);

  /** The broker has the readings of the source that arrived up to then. Called often. */
  void reached(String sourceId, Instant receivedAt);
}
