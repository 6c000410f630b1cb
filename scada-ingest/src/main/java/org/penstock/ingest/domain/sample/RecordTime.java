package org.penstock.ingest.domain.sample;

import java.time.Duration;
import java.time.Instant;
import org.penstock.event.Reading;

/**
 * The time that a reading's record has in its topic: the reading's own where it is plausible. A
 * device clock in 1970 or 2099 would wreck the topic's retention and its index.
 */
public final class RecordTime {

  private static final Duration OLDEST = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private RecordTime() {}

  /** The time of that reading's record. */
  public static Instant of(Reading reading) {
    Instant received = reading.ingestTimestamp();
    Instant time = reading.timestamp();
    boolean isPlausible =
        !time.isBefore(received.minus(OLDEST)) && !time.isAfter(received.plus(AHEAD));
    return isPlausible ? time : received;
  }
}
