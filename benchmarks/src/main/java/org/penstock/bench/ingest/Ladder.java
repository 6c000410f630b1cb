package org.penstock.bench.ingest;

import java.time.Duration;
import java.util.List;
import org.penstock.bench.rig.LoadPlant;
import org.penstock.plant.process.Pause;

/**
 * The highest rate, step by step, at which everything arrives, and arrives as fast as it is made.
 */
final class Ladder {
  private static final List<Integer> STEPS =
      List.of(20_000, 30_000, 40_000, 60_000, 80_000, 100_000, 130_000, 160_000, 200_000);
  private static final Duration SETTLE = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final double KEPT_UP = 0.95;

  private Ladder() {}

  static double climb(String who, LoadPlant plant, Window.Subject subject) {
    double highest = 0;
    plant.rate(0);
    long before = Draining.missing(plant, subject.reader(), QUIET, 0);
    for (int step : STEPS) {
      plant.rate(step);
      Pause.of(SETTLE);
      Window window = Window.of(subject, MEASURED);
      plant.rate(0);
      long missing = Draining.missing(plant, subject.reader(), QUIET, before);
      System.out.printf(
          "%s at %d/s: %.0f/s, p99 %.0f ms, lost %d%n",
          who, step, window.rate(), window.late(99), missing);
      if (missing > 0 || window.rate() < KEPT_UP * step) {
        break;
      }
      highest = window.rate();
    }
    return highest;
  }
}
