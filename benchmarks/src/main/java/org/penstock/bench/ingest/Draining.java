package org.penstock.bench.ingest;

import java.time.Duration;
import org.penstock.bench.rig.LoadPlant;
import org.penstock.plant.process.Pause;

/**
 * Waits until what was made has been streamed, or nothing comes any more. What history brings does
 * not count: it would hide what the stream has lost.
 */
final class Draining {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private Draining() {}

  /** Returns when all the changes made so far are there, or nothing has come for a while. */
  static void await(LoadPlant plant, TopicReader reader, Duration quiet) {
    missing(plant, reader, quiet, 0);
  }

  /**
   * How many of the changes made so far were not streamed, without those that were missing before
   * and are not waited for.
   */
  static long missing(LoadPlant plant, TopicReader reader, Duration quiet, long before) {
    long changes = plant.changes() - before;
    while (reader.arrivals().streamed() < changes && reader.quietFor().compareTo(quiet) < 0) {
      Pause.of(LOOK_EVERY);
    }
    return changes - reader.arrivals().streamed();
  }
}
