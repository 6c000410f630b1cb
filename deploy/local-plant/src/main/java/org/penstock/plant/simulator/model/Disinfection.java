package org.penstock.plant.simulator.model;

/** Chlorine dosing: a flow-paced dose, an instant demand, then first-order decay on contact. */
final class Disinfection {
  private static final double CONTACT_VOLUME_M3 = 90;
  private static final double INSTANT_DEMAND_MG_PER_L = 0.35;
  private static final double TARGET_RESIDUAL_MG_PER_L = 1.25;

  private final Noise doser;
  private final Noise acidity;
  private double dose = 1.8;
  private double residual = 1.2;
  private double ph = 7.4;

  Disinfection(long seed) {
    this.doser = new Noise(seed, "doser");
    this.acidity = new Noise(seed, "acidity");
  }

  void step(double seconds, double flow, double turbidity, double temperature) {
    double wanted = TARGET_RESIDUAL_MG_PER_L / contactShare(flow, temperature);
    double move = 0.01 * seconds;
    double needed = wanted + demand(turbidity);
    dose = Math.clamp(dose + Math.clamp(needed - dose, -move, move), 0.5, 5);
    double dosed = Math.max(0.3, dose + doser.white(0.01));
    double target = Math.max(0, dosed - demand(turbidity)) * contactShare(flow, temperature);
    residual += (target - residual) * Math.min(1, seconds / 30);
    ph = 7.4 + acidity.drift(seconds, 900, 0.05);
  }

  private static double demand(double turbidity) {
    return INSTANT_DEMAND_MG_PER_L + 0.1 * turbidity;
  }

  /** What is left after the contact tank: exp(-k t), the decay doubling about every 10 degrees. */
  private static double contactShare(double flow, double temperature) {
    double contactHours = CONTACT_VOLUME_M3 / Math.max(50, flow);
    return Math.exp(-decayPerHour(temperature) * contactHours);
  }

  static double decayPerHour(double temperature) {
    return 0.12 * Math.pow(2, (temperature - 10) / 10);
  }

  double dose() {
    return dose;
  }

  double residual() {
    return residual;
  }

  double ph() {
    return ph;
  }
}
