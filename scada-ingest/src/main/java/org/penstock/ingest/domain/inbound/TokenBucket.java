package org.penstock.ingest.domain.inbound;

import java.time.Duration;
import java.time.Instant;

/** What a source may send now: one token for each value. */
public record TokenBucket(double tokens, Instant refilledAt) {

  /** The bucket of a source that has sent nothing yet. */
  public static TokenBucket full(RateLimit limit, Instant now) {
    return new TokenBucket(limit.burst(), now);
  }

  /** The bucket after the time that has passed; a clock that was set back fills nothing. */
  public TokenBucket refilled(RateLimit limit, Instant now) {
    if (now.isBefore(refilledAt)) {
      return new TokenBucket(tokens, now);
    }
    double seconds = Duration.between(refilledAt, now).toMillis() / 1_000.0;
    return new TokenBucket(Math.min(limit.burst(), tokens + seconds * limit.perSecond()), now);
  }

  /** How many values may pass. */
  public int available() {
    return (int) tokens;
  }

  /** The bucket after values have passed. */
  public TokenBucket without(int values) {
    return new TokenBucket(tokens - values, refilledAt);
  }
}
