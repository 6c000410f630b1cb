package org.penstock.compliance.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.app.review.ReviewQueue;

/** A line of the review queue as HTTP shows it. */
record QueueView(
    String tagName,
    LocalDate operatingDay,
    Instant from,
    Instant to,
    long inReview,
    long approved,
    long rejected,
    long withoutValue,
    long flagged,
    long expected,
    double completeness,
    String contentHash,
    @Nullable Instant waitingSince,
    @Nullable Long ageSeconds) {

  static QueueView of(ReviewQueue.Line line) {
    Duration age = line.age();
    return new QueueView(
        line.day().tagName(),
        line.day().operatingDay(),
        line.from(),
        line.to(),
        line.day().inReview(),
        line.day().approved(),
        line.day().rejected(),
        line.day().withoutValue(),
        line.day().flagged(),
        line.expected(),
        line.completeness(),
        line.day().contentHash(),
        line.day().waitingSince(),
        age == null ? null : age.toSeconds());
  }
}
