package org.penstock.plant.simulator.model;

/** What the town draws: a morning and an evening peak, a quiet night, and some restlessness. */
final class DiurnalDemand {
  private static final double MEAN_M3_PER_H = 620;
  private static final double SECONDS_PER_DAY = 86_400;

  private final Noise noise;

  DiurnalDemand(long seed) {
    this.noise = new Noise(seed, "demand");
  }

  /** Flow in m3/h at a second of the day. */
  double flowAt(double secondOfDay, double seconds) {
    double restless = noise.drift(seconds, 300, 0.02);
    return MEAN_M3_PER_H * (shapeAt(secondOfDay) + restless);
  }

  /** The daily shape around 1: two harmonics give the peaks at about 8 and 19 o'clock. */
  static double shapeAt(double secondOfDay) {
    double day = 2 * Math.PI * secondOfDay / SECONDS_PER_DAY;
    return 1
        + 0.20 * Math.cos(day - 2 * Math.PI * 14 / 24)
        + 0.12 * Math.cos(2 * day - 2 * Math.PI * 2 * 7.5 / 24);
  }
}
