package org.penstock.ingest.domain.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;

/** The readings of the last time, for people who ask. */
public interface ReadingStore {

  /** Stores what is not there yet; the number of readings that were new. */
  int store(List<Reading> readings);

  /** A tag's readings in the order of their time. */
  List<Reading> find(Range range);

  /**
   * Which readings.
   *
   * @param from inclusive
   * @param to exclusive
   * @param after the last reading of the page before, or null for the first page
   */
  record Range(String tagName, Instant from, Instant to, int limit, @Nullable Position after) {}

  /** A place in a tag's readings. */
  record Position(Instant timestamp, String eventId) {}
}
