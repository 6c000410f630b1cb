package org.penstock.ingest.domain.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The days (UTC) that the reading store is divided into. */
public interface ReadingDays {

  /** Makes those that are missing, from the first to the last; how many there were. */
  int add(LocalDate first, LocalDate last);

  /** Drops the days that end before that time, and names them. */
  List<String> dropBefore(Instant oldest);

  /**
   * Removes up to so many readings that belong to no day and are older than that time or were
   * received before it; how many there were.
   */
  int removeStrays(Instant oldest, int max);
}
