package org.penstock.ingest.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far each source's values had come when the service last ran. */
public interface Progress {

  /** The time from which values of the source may be missing since an earlier run ended. */
  Optional<Instant> ofEarlierRun(String sourceId);

  /** If the process died now, values of the source would be missing from then on. Called often. */
  void reached(String sourceId, Instant time);

  /** Of what an earlier run had reached, values of so long before are not there any more. */
  void setBack(Duration by);
}
