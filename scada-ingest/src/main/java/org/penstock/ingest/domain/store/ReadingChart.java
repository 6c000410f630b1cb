package org.penstock.ingest.domain.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.penstock.event.Reading;

/** Stored readings, summed up. */
public interface ReadingChart {

  /** The stretches of that width that have readings of the tag, in the order of time. */
  List<Bucket> buckets(String tagName, Instant from, Instant to, Duration width);

  /** The tag's readings of exactly these times, in the order of time. */
  List<Reading> at(String tagName, Set<Instant> times);
}
