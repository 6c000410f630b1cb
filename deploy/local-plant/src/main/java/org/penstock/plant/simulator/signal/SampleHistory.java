package org.penstock.plant.simulator.signal;

import java.time.Instant;
import java.util.List;

/** Samples of the past, by tag and source time. */
public interface SampleHistory {
  /** Samples of a tag from start (inclusive) to end (exclusive), oldest first. */
  List<TagSample> between(String tag, Instant start, Instant end);
}
