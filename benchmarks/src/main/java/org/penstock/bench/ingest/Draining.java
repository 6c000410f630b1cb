package org.penstock.bench.ingest;

import java.time.Duration;
import org.penstock.bench.rig.LoadPlant;
import org.penstock.plant.process.Pause;

/** Waits until what was made has arrived, or nothing comes any more. */
final class Draining {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private Draining() {}

  /** How many of the changes made so far are not there, though nothing has come for a while. */
  static long missing(LoadPlant plant, TopicReader reader, Duration quiet) {
    return missing(plant, reader, quiet, 0);
  }

  /** The same, without those that were missing before and are not waited for. */
  static long missing(LoadPlant plant, TopicReader reader, Duration quiet, long before) {
    long changes = plant.changes() - before;
    while (reader.arrivals().distinct() < changes && reader.quietFor().compareTo(quiet) < 0) {
      Pause.of(LOOK_EVERY);
    }
    return changes - reader.arrivals().distinct();
  }
}
