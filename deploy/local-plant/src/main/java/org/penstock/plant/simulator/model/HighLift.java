package org.penstock.plant.simulator.model;

/** Two pumps lift the town's demand out of the clearwell; the healthy ones share it. */
final class HighLift {
  private static final double STATIC_HEAD_KPA = 380;

  private final Pump pump1;
  private final Pump pump2;
  private final Noise noise;
  private double pressure = 520;

  HighLift(long seed) {
    this.pump1 = new Pump(seed, "pump1");
    this.pump2 = new Pump(seed, "pump2");
    this.noise = new Noise(seed, "header");
  }

  void step(double seconds, double demand) {
    int healthy = (pump1.fault() ? 0 : 1) + (pump2.fault() ? 0 : 1);
    double wanted = healthy == 0 ? 0 : 100 * demand / (healthy * Pump.CAPACITY_M3_PER_H);
    pump1.step(seconds, wanted);
    pump2.step(seconds, wanted);
    pressure = pressureFor(demand) + noise.white(1.5);
  }

  /** Head of the town plus friction; what the pumps fail to deliver is missing as pressure. */
  private double pressureFor(double demand) {
    double share = Math.min(1, flow() / Math.max(1, demand));
    double friction = 130 * Math.pow(flow() / 620, 2);
    return Math.max(0, STATIC_HEAD_KPA * share * share + friction);
  }

  Pump pump(int number) {
    return number == 1 ? pump1 : pump2;
  }

  double flow() {
    return pump1.flow() + pump2.flow();
  }

  double pressure() {
    return pressure;
  }
}
