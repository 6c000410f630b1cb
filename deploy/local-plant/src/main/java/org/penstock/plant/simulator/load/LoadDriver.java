package org.penstock.plant.simulator.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes the tags at a rate.
 *
 * <p>It counts what it owes by the time that has passed, so a late tick catches up and the mean
 * rate holds. The tick is short against any publishing interval: otherwise the phase between the
 * two would decide how late a value seems.
 */
public final class LoadDriver implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final LoadTags tags;
  private final Thread thread;
  private volatile double rate;
  private volatile boolean closed;

  /** Starts it; the rate is in changes per second of all tags together. */
  public LoadDriver(LoadTags tags, double rate) {
    this.tags = tags;
    this.rate = rate;
    this.thread = Thread.ofPlatform().name("load-ticker").daemon().start(this::run);
  }

  /** How many changes per second it makes. */
  public double rate() {
    return rate;
  }

  /** Sets how many changes per second it makes from now on; 0 stops the tags. */
  public void rate(double perSecond) {
    if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a rate is a number from 0 on, not " + perSecond);
    }
    rate = perSecond;
  }

  private void run() {
    long last = System.nanoTime();
    double owed = 0;
    while (!closed) {
      LockSupport.parkNanos(TICK.toNanos());
      long now = System.nanoTime();
      owed += rate * (now - last) / NANOS_PER_SECOND;
      last = now;
      long due = tags.count() == 0 ? 0 : (long) owed;
      tags.change(due);
      owed -= due;
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
