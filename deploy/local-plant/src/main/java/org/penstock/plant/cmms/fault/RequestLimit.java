package org.penstock.plant.cmms.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many requests in any minute, as the original counts them per connection key. */
public final class RequestLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Deque<Instant> admitted = new ArrayDeque<>();
  private int perMinute;

  public RequestLimit(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Whether one more request is admitted now; a refused one does not count. */
  public synchronized boolean admit(Instant now) {
    Instant start = now.minus(WINDOW);
    while (!admitted.isEmpty() && !admitted.peekFirst().isAfter(start)) {
      admitted.removeFirst();
    }
    if (admitted.size() >= perMinute) {
      return false;
    }
    admitted.addLast(now);
    return true;
  }

  public synchronized int perMinute() {
    return perMinute;
  }

  public synchronized void setPerMinute(int newLimit) {
    perMinute = newLimit;
  }
}
