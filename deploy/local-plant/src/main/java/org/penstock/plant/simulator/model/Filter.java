package org.penstock.plant.simulator.model;

import java.util.Locale;

/**
 * One rapid gravity filter: a run builds up head loss until a backwash cleans the bed.
 *
 * <p>After a backwash the effluent is a little turbid for some minutes (ripening), as in a real
 * bed. A breakthrough lets particles through until the next backwash.
 */
public final class Filter {
  /** What the filter does; the names are what the control system shows. */
  public enum Mode {
    RUN,
    BACKWASH
  }

  static final double CLEAN_HEADLOSS_M = 0.35;
  static final double BACKWASH_SECONDS = 480;
  static final double BACKWASH_WATER_M3_PER_H = 240;
  private static final double TERMINAL_HEADLOSS_M = 2.4;
  private static final double DESIGN_FLOW_M3_PER_H = 207;
  private static final double BREAKTHROUGH_NTU = 1.8;
  private static final double BREAKTHROUGH_NTU_PER_S = 0.12;
  private static final double RIPENING_NTU = 0.08;
  private static final double RIPENING_SECONDS = 420;

  private final Noise noise;
  private Mode mode = Mode.RUN;
  private double depositHeadloss;
  private double flow;
  private double excessTurbidity;
  private double ripening;
  private double turbidity = 0.06;
  private double backwashedFor;
  private boolean broken;

  Filter(long seed, String name, double ageHours) {
    this.noise = new Noise(seed, name.toLowerCase(Locale.ROOT));
    this.depositHeadloss = ageHours * 0.045;
  }

  /** Lets particles through from now on, until a backwash; a wash under way is cut short. */
  public void breakThrough() {
    broken = true;
    mode = Mode.RUN;
  }

  /** Takes the filter out of its run and washes it; a wash under way is left alone. */
  public void startBackwash() {
    broken = false;
    if (mode == Mode.RUN) {
      mode = Mode.BACKWASH;
      backwashedFor = 0;
    }
  }

  void step(double seconds, double inflow, double rawTurbidity) {
    flow = mode == Mode.RUN ? inflow : 0;
    if (mode == Mode.BACKWASH) {
      wash(seconds);
    } else {
      load(seconds, rawTurbidity);
    }
    ripening -= ripening * Math.min(1, seconds / RIPENING_SECONDS);
    double base = 0.045 + 0.003 * rawTurbidity + ripening + excessTurbidity;
    turbidity = Math.max(0.01, base * (1 + noise.white(0.02)));
  }

  private void load(double seconds, double rawTurbidity) {
    double loadShare = flow / DESIGN_FLOW_M3_PER_H * rawTurbidity / 6;
    depositHeadloss += 0.045 * loadShare * seconds / 3600;
    double target = broken ? BREAKTHROUGH_NTU : 0;
    double move = BREAKTHROUGH_NTU_PER_S * seconds;
    excessTurbidity += Math.clamp(target - excessTurbidity, -move, move);
  }

  private void wash(double seconds) {
    backwashedFor += seconds;
    depositHeadloss -= depositHeadloss * Math.min(1, seconds / 60);
    excessTurbidity -= excessTurbidity * Math.min(1, seconds / 15);
    if (backwashedFor >= BACKWASH_SECONDS) {
      depositHeadloss = 0;
      excessTurbidity = 0;
      ripening = RIPENING_NTU;
      mode = Mode.RUN;
    }
  }

  boolean needsBackwash() {
    return mode == Mode.RUN && headloss() > TERMINAL_HEADLOSS_M;
  }

  /** What the bed does now. */
  public Mode mode() {
    return mode;
  }

  double flow() {
    return flow;
  }

  double turbidity() {
    return turbidity;
  }

  /** Clean-bed loss grows with the flow; the deposit adds to it. */
  double headloss() {
    double throughput = flow / DESIGN_FLOW_M3_PER_H;
    return CLEAN_HEADLOSS_M * throughput + depositHeadloss;
  }
}
