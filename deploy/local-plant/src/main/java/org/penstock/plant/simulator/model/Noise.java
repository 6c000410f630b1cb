package org.penstock.plant.simulator.model;

import java.util.Random;

/** Measurement noise of one instrument or disturbance: seeded, so that a run can be repeated. */
final class Noise {
  private final Random random;
  private double drift;

  /** Each owner mixes its own name in, so that adding an instrument leaves the others' series. */
  Noise(long seed, String owner) {
    this.random = new Random(seed * 31 + owner.hashCode());
  }

  double white(double sigma) {
    return sigma * random.nextGaussian();
  }

  /** A slow disturbance: an Ornstein-Uhlenbeck walk around zero with the given memory. */
  double drift(double seconds, double memorySeconds, double sigma) {
    double share = seconds / memorySeconds;
    drift += -drift * share + sigma * Math.sqrt(2 * share) * random.nextGaussian();
    return drift;
  }
}
