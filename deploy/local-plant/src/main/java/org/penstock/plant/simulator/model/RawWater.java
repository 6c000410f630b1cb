package org.penstock.plant.simulator.model;

/** The intake: its pump follows the clearwell level, the river gives turbidity and temperature. */
final class RawWater {
  private static final double MEAN_FLOW_M3_PER_H = 620;
  private static final double TARGET_LEVEL_M = 3.4;
  private static final double SLEW_M3_PER_H_PER_S = 2;

  private final Noise river;
  private final Noise warmth;
  private double flow = MEAN_FLOW_M3_PER_H;
  private double turbidity = 6;
  private double temperature = 11.5;

  RawWater(long seed) {
    this.river = new Noise(seed, "river");
    this.warmth = new Noise(seed, "warmth");
  }

  void step(double seconds, double secondOfDay, double clearwellLevel) {
    double wanted = MEAN_FLOW_M3_PER_H + 250 * (TARGET_LEVEL_M - clearwellLevel);
    wanted = Math.clamp(wanted, 250, 950);
    double slew = SLEW_M3_PER_H_PER_S * seconds;
    flow += Math.clamp(wanted - flow, -slew, slew);
    turbidity = Math.max(0.8, 6 + river.drift(seconds, 1800, 0.9));
    double sun = Math.cos(2 * Math.PI * (secondOfDay / 86_400 - 16.0 / 24));
    temperature = 11.5 + 0.6 * sun + warmth.drift(seconds, 3600, 0.1);
  }

  double flow() {
    return flow;
  }

  double turbidity() {
    return turbidity;
  }

  double temperature() {
    return temperature;
  }
}
