package org.penstock.kit.work;

import java.time.Duration;

/** A pause between attempts: doubles up to a ceiling, and starts over after a success. */
public final class Pause {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Duration next = FIRST;

  private Pause() {}

  /** A pause of 250 ms that doubles up to 10 s. */
  public static Pause growing() {
    return new Pause();
  }

  /** The length of the next pause, which the call uses up. */
  public Duration next() {
    Duration taken = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return taken;
  }

  /** Waits, unless the service stops meanwhile. */
  public void take(StopSignal stop) {
    stop.await(next());
  }

  /** Starts over after a success. */
  public void reset() {
    next = FIRST;
  }
}
