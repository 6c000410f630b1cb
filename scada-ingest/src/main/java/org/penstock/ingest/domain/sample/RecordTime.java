package org.penstock.ingest.domain.sample;

import java.time.Duration;
import java.time.Instant;
import org.penstock.event.Reading;

/**
 * The time by which a reading is filed: its own where that is plausible, else that of its arrival.
 *
 * <p>A device clock in 1970 or 2099 would wreck the topic's retention and its index, and would make
 * every gap since 1970. The reading itself keeps the time that its source gave.
 */
public final class RecordTime {

  private static final Duration OLDEST = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private RecordTime() {}

  /** The time of that reading's record. */
  public static Instant of(Reading reading) {
    return of(reading.timestamp(), reading.ingestTimestamp());
  }

  /** The same of a sample that is none yet. */
  public static Instant of(RawSample sample) {
    return of(sample.time(), sample.receivedAt());
  }

  private static Instant of(Instant time, Instant received) {
    return isPlausible(time, received) ? time : received;
  }

  /** Whether what arrived then can be of that time. */
  public static boolean isPlausible(Instant time, Instant received) {
    return !time.isBefore(received.minus(OLDEST)) && !time.isAfter(received.plus(AHEAD));
  }
}
