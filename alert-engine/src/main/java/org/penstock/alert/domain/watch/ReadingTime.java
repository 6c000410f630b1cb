package org.penstock.alert.domain.watch;

import java.time.Duration;
import java.time.Instant;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;

/**
 * Which of a reading's times counts: the source's, unless it lies in the future further than clocks
 * differ; then the server's, and at last the time at which we took it in.
 */
public record ReadingTime(Duration tolerance) {

  /** The reading as the engine sees it. */
  public Observation observe(Reading reading, Instant wall) {
    Instant at = at(reading, wall);
    return new Observation(
        reading.tagName(),
        reading.value(),
        reading.unit(),
        reading.quality(),
        at,
        heardAt(reading, at, wall));
  }

  /** Whether the source's clock cannot be believed. */
  public boolean isSuspect(Reading reading, Instant wall) {
    return isFuture(reading.timestamp(), wall);
  }

  /** A value that holds is told again: with its own time, at a later one. */
  private Instant heardAt(Reading reading, Instant at, Instant wall) {
    Instant told = reading.ingestTimestamp();
    return reading.origin() == ReadingOrigin.HEARTBEAT && told.isAfter(at) && !isFuture(told, wall)
        ? told
        : at;
  }

  private Instant at(Reading reading, Instant wall) {
    if (!isFuture(reading.timestamp(), wall)) {
      return reading.timestamp();
    }
    Instant server = reading.serverTimestamp();
    if (server != null && !isFuture(server, wall)) {
      return server;
    }
    return isFuture(reading.ingestTimestamp(), wall) ? wall : reading.ingestTimestamp();
  }

  private boolean isFuture(Instant time, Instant wall) {
    return time.isAfter(wall.plus(tolerance));
  }
}
