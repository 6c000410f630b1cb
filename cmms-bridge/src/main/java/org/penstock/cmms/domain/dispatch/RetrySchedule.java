package org.penstock.cmms.domain.dispatch;

import java.time.Duration;

/**
 * How long to wait after a failure: doubles with every failure up to a ceiling.
 *
 * @param first the wait after the first failure, before the spread
 * @param longest the ceiling, before the spread
 */
public record RetrySchedule(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  public RetrySchedule {
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "retry: 0 <= first <= longest, not " + first + ", " + longest);
    }
  }

  /**
   * The wait after this many failures.
   *
   * @param jitter from 0 to 1, spreads the wait from half to one and a half times
   */
  public Duration delay(int failures, double jitter) {
    int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    Duration plain = first.multipliedBy(1L << doublings);
    Duration capped = plain.compareTo(longest) > 0 ? longest : plain;
    return Duration.ofMillis(Math.round(capped.toMillis() * (0.5 + jitter)));
  }
}
