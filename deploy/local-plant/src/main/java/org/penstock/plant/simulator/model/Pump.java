package org.penstock.plant.simulator.model;

/** A speed-controlled high-lift pump. */
public final class Pump {
  static final double CAPACITY_M3_PER_H = 800;
  private static final double SLEW_PERCENT_PER_S = 6;

  private final Noise noise;
  private double speed = 50;
  private double vibration;
  private boolean fault;

  Pump(long seed, String name) {
    this.noise = new Noise(seed, name);
  }

  /** Stops the pump with a fault; it stays out until it is reset. */
  public void trip() {
    fault = true;
    speed = 0;
  }

  /** Clears the fault; the controller brings the pump back to speed. */
  public void reset() {
    fault = false;
  }

  void step(double seconds, double wantedSpeed) {
    double move = SLEW_PERCENT_PER_S * seconds;
    double wanted = fault ? 0 : Math.clamp(wantedSpeed, 0, 100);
    speed += Math.clamp(wanted - speed, -move, move);
    double share = speed / 100;
    double shaking = speed > 0 ? 0.9 + 2.2 * share * share : 0.05;
    vibration = Math.max(0.01, shaking * (1 + noise.white(0.03)));
  }

  boolean fault() {
    return fault;
  }

  boolean running() {
    return speed > 0;
  }

  double speed() {
    return speed;
  }

  double vibration() {
    return vibration;
  }

  double flow() {
    return CAPACITY_M3_PER_H * speed / 100;
  }
}
