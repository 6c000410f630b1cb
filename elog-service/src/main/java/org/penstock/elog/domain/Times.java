package org.penstock.elog.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The two times of an entry.
 *
 * @param occurredAt when it happened, which the writer may give
 * @param recordedAt when it was written, by the service's clock alone
 * @param lateBy how long after the event it was written, zero when that was in time
 */
public record Times(Instant occurredAt, Instant recordedAt, Duration lateBy) {

  /** The times of an entry written at {@code now}; late when {@code lateAfter} has passed. */
  public static Times of(Instant occurredAt, Instant now, Duration lateAfter) {
    Instant recorded = now.truncatedTo(ChronoUnit.MICROS);
    Instant occurred = occurredAt.truncatedTo(ChronoUnit.MICROS);
    Duration behind = Duration.between(occurred, recorded);
    return new Times(occurred, recorded, behind.compareTo(lateAfter) > 0 ? behind : Duration.ZERO);
  }

  /** The times of a new version: it tells of the same moment and was as late as the first. */
  public Times recordedAgain(Instant now) {
    return new Times(occurredAt, now.truncatedTo(ChronoUnit.MICROS), lateBy);
  }

  /** Whether the entry carries the late mark. */
  public boolean isLate() {
    return lateBy.isPositive();
  }
}
