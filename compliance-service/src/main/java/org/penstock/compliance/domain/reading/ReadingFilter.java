package org.penstock.compliance.domain.reading;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which readings to list.
 *
 * @param tagNames empty for all
 * @param from start of the first slot, or null
 * @param to slots that start before this, or null
 * @param state null for any
 * @param allRevisions also those that have been replaced
 */
public record ReadingFilter(
    Set<String> tagNames,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable ReviewState state,
    boolean allRevisions) {

  public ReadingFilter {
    tagNames = Set.copyOf(tagNames);
  }
}
