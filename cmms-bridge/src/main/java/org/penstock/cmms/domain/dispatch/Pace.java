package org.penstock.cmms.domain.dispatch;

import java.time.Duration;

/**
 * How far apart calls to the maintenance system are, so that they come evenly and not in bursts.
 *
 * @param callsPerMinute the limit in normal times
 * @param firstCallsPerMinute the limit right after an outage, so that thousands of waiting work
 *     orders do not hit a cold server at once
 * @param doubling how long after an outage the limit takes to double
 */
public record Pace(int callsPerMinute, int firstCallsPerMinute, Duration doubling) {

  private static final int MOST_DOUBLINGS = 20;

  public Pace {
    if (firstCallsPerMinute < 1 || callsPerMinute < firstCallsPerMinute) {
      throw new IllegalArgumentException(
          "calls per minute: 1 <= first <= limit, not %d, %d"
              .formatted(firstCallsPerMinute, callsPerMinute));
    }
    if (!doubling.isPositive()) {
      throw new IllegalArgumentException("doubling time must be positive: " + doubling);
    }
  }

  /** The time between two calls in normal times. */
  public Duration interval() {
    return apart(callsPerMinute);
  }

  /** The time between two calls this long after an outage. */
  public Duration intervalAfterOutage(Duration sinceOutage) {
    long doublings = Math.clamp(sinceOutage.dividedBy(doubling), 0, MOST_DOUBLINGS);
    return apart(Math.min(callsPerMinute, (long) firstCallsPerMinute << doublings));
  }

  private static Duration apart(long perMinute) {
    return Duration.ofMinutes(1).dividedBy(perMinute);
  }
}
