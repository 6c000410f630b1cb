package org.penstock.compliance.domain.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the review queue to list.
 *
 * @param tagNames empty for all
 * @param from start of the first slot, or null
 * @param to slots that start before this, or null
 * @param firstDay the operating day of {@code from}, or null
 * @param lastDay that of the last slot, or null
 * @param waitingOnly only days with a reading in review
 */
public record QueueFilter(
    Set<String> tagNames,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    boolean waitingOnly) {

  public QueueFilter {
    tagNames = Set.copyOf(tagNames);
  }
}
