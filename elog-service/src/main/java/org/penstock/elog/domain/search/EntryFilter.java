package org.penstock.elog.domain.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.EntryType;

/**
 * What a list of entries is asked for.
 *
 * @param from the first moment of occurrence that counts
 * @param to the first moment of occurrence that does not count any more
 * @param beforeSeq where the page before ended
 */
public record EntryFilter(
    String plantId,
    SearchText text,
    Set<EntryType> types,
    @Nullable String operatorId,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable RefFilter ref,
    Automatic automatic,
    Versions versions,
    @Nullable Long beforeSeq,
    int limit) {

  public EntryFilter {
    types = Set.copyOf(types);
  }

  /** Whether entries that nobody typed are wanted. */
  public enum Automatic {
    INCLUDE,
    EXCLUDE,
    ONLY
  }

  /** Whether superseded versions are wanted. */
  public enum Versions {
    CURRENT,
    ALL
  }

  /** Entries that point to one thing. */
  public record RefFilter(String type, String id) {}
}
