package org.penstock.ingest.domain.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of changes. It only grows. */
public interface ChangeTable {

  /** Stores what is not there yet; false when the database is away. */
  boolean store(List<Change> changes);

  /**
   * Changes, the latest first.
   *
   * @param before the last one of the page before, or null for the first page
   */
  List<Change> page(@Nullable Position before, int limit);

  /** A place among the changes. */
  record Position(Instant at, String id) {}
}
