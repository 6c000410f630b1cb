package org.penstock.ingest.domain.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a server's clock is ahead of ours; negative when it is behind.
 *
 * @param uncertainty at most so much of it may be the way of the answer
 */
public record ClockSkew(Duration ahead, Duration uncertainty) {

  /** As long as nothing is known of it. */
  public static final ClockSkew NONE = new ClockSkew(Duration.ZERO, Duration.ZERO);

  /** The earliest that the server's clock may have said then. */
  public Instant earliest(Instant ours) {
    return ours.plus(ahead).minus(uncertainty);
  }

  /** The latest that it may have said. */
  public Instant latest(Instant ours) {
    return ours.plus(ahead).plus(uncertainty);
  }

  /** From one reading of the server's clock: it was read somewhere between question and answer. */
  public static ClockSkew between(Instant asked, Instant server, Instant answered) {
    Duration half = Duration.between(asked, answered).dividedBy(2);
    return new ClockSkew(Duration.between(asked.plus(half), server), half);
  }

  /** What to tell people when it is more than the limit. */
  public Optional<String> warning(Duration limit) {
    if (ahead.abs().compareTo(limit.plus(uncertainty)) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "The server's clock is %d s %s ours. Set both by NTP: values carry the server's time."
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
  }
}
