package org.penstock.ingest.app.backfill;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.penstock.ingest.domain.backfill.Pace;

/**
 * When the next call to a history may be made: within the pace, and only while few readings wait
 * for the broker, because what is filled in must not push out what is live.
 */
final class Turns {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Pace pace;
  private final IntSupplier waiting;
  private final int most;
  private final InstantSource clock;
  private final Rest rest;

  Turns(Pace pace, IntSupplier waiting, int most, InstantSource clock, Rest rest) {
    this.pace = pace;
    this.waiting = waiting;
    this.most = most;
    this.clock = clock;
    this.rest = rest;
  }

  /** How time is let pass. */
  @FunctionalInterface
  interface Rest {

    void take(Duration time) throws InterruptedException;
  }

  /** Lets time pass as it does. */
  static void sleep(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
  }

  /** Waits for the turn of the next call. */
  void await() throws InterruptedException {
    while (waiting.getAsInt() > most) {
      rest.take(LOOK);
    }
    Duration pause = pace.pause(clock.instant());
    if (pause.isPositive()) {
      rest.take(pause);
    }
  }

  /** A call was made and brought so many values. */
  void used(int values) {
    pace.called(values, clock.instant());
  }

  /** Lets time pass. */
  void rest(Duration time) throws InterruptedException {
    rest.take(time);
  }
}
