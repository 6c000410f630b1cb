package org.penstock.ingest.domain.source;

import java.time.Duration;

/** How long to wait before the next attempt. */
public record ReconnectSchedule(Duration first, Duration longest, Duration afterRefusedLogin) {

  public ReconnectSchedule {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("first pause %s, longest %s".formatted(first, longest));
    }
  }

  /**
   * The pause after so many failed attempts: doubles up to the longest, less up to a quarter of it
   * so that several instances do not return together. A refused login never waits less than its own
   * pause, because many servers lock an account after a few of them.
   *
   * @param attempt 1 for the first failure
   * @param jitter from 0 (full pause) to 1 (three quarters of it)
   */
  public Duration pause(SourceFault fault, int attempt, double jitter) {
    int doublings = Math.min(Math.max(attempt, 1) - 1, 20);
    Duration doubled = first.multipliedBy(1L << doublings);
    Duration pause = doubled.compareTo(longest) > 0 ? longest : doubled;
    Duration spread = pause.minus(Duration.ofNanos((long) (pause.toNanos() * 0.25 * jitter)));
    boolean isLogin = fault.phase() == SourcePhase.AUTH_FAILED;
    return isLogin && spread.compareTo(afterRefusedLogin) < 0 ? afterRefusedLogin : spread;
  }
}
