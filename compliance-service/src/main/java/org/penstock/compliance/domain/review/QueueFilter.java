package org.penstock.compliance.domain.review;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the review queue to list.
 *
 * @param tagNames empty for all
 * @param from start of the first slot, or null
 * @param to slots that start before this, or null
 * @param waitingOnly only days with a reading in review
 */
public record QueueFilter(
    Set<String> tagNames, @Nullable Instant from, @Nullable Instant to, boolean waitingOnly) {

  public QueueFilter {
    tagNames = Set.copyOf(tagNames);
  }
}
