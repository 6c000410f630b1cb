package org.penstock.ingest.domain.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what a server says of a tag before it has a value of it: for one publishing cycle,
 * because the value mostly comes with the next one. After that the tag is BAD, and nobody waits for
 * it in silence.
 */
final class InitialData {

  private @Nullable Instant since;
  private @Nullable RawSample held;

  /** Whether the sample is held back; any other one is passed on, and ends the wait. */
  boolean holds(RawSample sample, Duration cycle) {
    if (!QualityMapping.isWaitingForInitialData(sample.statusCode())) {
      since = null;
      held = null;
      return false;
    }
    Instant begin = since == null ? sample.receivedAt() : since;
    since = begin;
    boolean isEarly = sample.receivedAt().isBefore(begin.plus(cycle));
    held = isEarly ? sample : null;
    return isEarly;
  }

  /** The sample that was held back for long enough; once. */
  Optional<RawSample> due(Instant now, Duration cycle) {
    RawSample sample = held;
    Instant begin = since;
    if (sample == null || begin == null || now.isBefore(begin.plus(cycle))) {
      return Optional.empty();
    }
    held = null;
    return Optional.of(sample);
  }
}
