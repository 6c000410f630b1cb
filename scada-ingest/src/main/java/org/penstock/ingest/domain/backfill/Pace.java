package org.penstock.ingest.domain.backfill;

import java.time.Duration;
import java.time.Instant;

/** Keeps the calls of a source, and the values that they bring, below what is allowed a second. */
public final class Pace {

  private static final double SECOND = 1e9;

  private final Duration perCall;
  private final double perValue;
  private Instant next = Instant.MIN;

  public Pace(double callsPerSecond, double valuesPerSecond) {
    if (!(callsPerSecond > 0) || !(valuesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "%s calls and %s values a second".formatted(callsPerSecond, valuesPerSecond));
    }
    this.perCall = Duration.ofNanos((long) (SECOND / callsPerSecond));
    this.perValue = SECOND / valuesPerSecond;
  }

  /** How long to wait before the next call. */
  public Duration pause(Instant now) {
    return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
  }

  /** A call was made at this time and brought so many values. */
  public void called(int values, Instant now) {
    Duration ofValues = Duration.ofNanos((long) (perValue * values));
    next = now.plus(ofValues.compareTo(perCall) > 0 ? ofValues : perCall);
  }
}
