package org.penstock.compliance.domain.review;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the review queue: the slots of a tag on an operating day.
 *
 * @param withoutValue slots that are closed and have no usable value
 * @param contentHash the fingerprint of the readings in review, for the stale-content guard
 * @param waitingSince when the oldest reading in review was recorded, or null
 */
public record TagDay(
    String tagName,
    LocalDate operatingDay,
    long inReview,
    long approved,
    long rejected,
    long withoutValue,
    long flagged,
    String contentHash,
    @Nullable Instant waitingSince) {

  /** Closed slots with a value that was not rejected, as a part of the slots expected. */
  public double completeness(long expected) {
    long accepted = inReview + approved - withoutValue;
    return expected == 0 ? 1 : Math.clamp((double) accepted / expected, 0, 1);
  }
}
