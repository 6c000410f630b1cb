package org.penstock.plant.simulator.model;

/** The treated-water tank: a mass balance for the level, a stirred tank for chlorine and warmth. */
final class Clearwell {
  static final double AREA_M2 = 420;
  private static final double HEIGHT_M = 5;

  private double level = 3.3;
  private double temperature = 11.5;
  private double residual = 1.1;
  private double spilledVolume;

  void step(double seconds, double inflow, double outflow, double inResidual, double inWarmth) {
    double hours = seconds / 3600;
    double volume = Math.max(50, level * AREA_M2);
    double exchange = Math.min(1, inflow * hours / volume);
    double decay = Disinfection.decayPerHour(temperature) * 0.5 * hours;
    residual += (inResidual - residual) * exchange - residual * decay;
    temperature += (inWarmth - temperature) * exchange;
    double next = level + (inflow - outflow) * hours / AREA_M2;
    level = Math.clamp(next, 0, HEIGHT_M);
    spilledVolume += (next - level) * AREA_M2;
  }

  double level() {
    return level;
  }

  double volume() {
    return level * AREA_M2;
  }

  /** What ran over the weir (negative: what was asked of an empty tank); 0 in normal operation. */
  double spilledVolume() {
    return spilledVolume;
  }

  double temperature() {
    return temperature;
  }

  double residual() {
    return residual;
  }
}
