package org.penstock.compliance.domain.review;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Which readings a decision is about. */
public sealed interface Selection {

  /**
   * Every reading of the tags in the period that is in the verb's state; no tags means all tags.
   */
  record ByPeriod(Set<String> tagNames, Instant from, Instant to) implements Selection {

    public ByPeriod {
      tagNames = Set.copyOf(tagNames);
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("from %s is not before to %s".formatted(from, to));
      }
    }
  }

  /** Exactly these revisions, all or none. */
  record ByIds(Set<UUID> ids) implements Selection {

    public ByIds {
      ids = Set.copyOf(ids);
    }
  }
}
