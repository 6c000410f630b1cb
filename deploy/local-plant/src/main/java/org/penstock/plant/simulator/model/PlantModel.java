package org.penstock.plant.simulator.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The whole waterworks: intake, three filters, disinfection, clearwell, high-lift pumps.
 *
 * <p>It moves in sub-steps of fixed length however long the caller's steps are, so the same seed
 * and the same elapsed time give the same values whatever the ticking was.
 */
public final class PlantModel {
  private static final double START_SECOND_OF_DAY = 7 * 3600;

  private final Duration subStep;
  private final DiurnalDemand demand;
  private final RawWater rawWater;
  private final FilterBank filterBank;
  private final Disinfection disinfection;
  private final Clearwell clearwell = new Clearwell();
  private final HighLift highLift;
  private Duration elapsed = Duration.ZERO;
  private Duration owed = Duration.ZERO;

  public PlantModel(long seed, Duration subStep) {
    if (!subStep.isPositive()) {
      throw new IllegalArgumentException("subStep must be positive: " + subStep);
    }
    this.subStep = subStep;
    this.demand = new DiurnalDemand(seed);
    this.rawWater = new RawWater(seed);
    this.filterBank = new FilterBank(seed);
    this.disinfection = new Disinfection(seed);
    this.highLift = new HighLift(seed);
  }

  /** Moves the plant on. */
  public void step(Duration time) {
    owed = owed.plus(time);
    while (owed.compareTo(subStep) >= 0) {
      owed = owed.minus(subStep);
      elapsed = elapsed.plus(subStep);
      move(subStep.toNanos() / 1e9);
    }
  }

  private void move(double seconds) {
    double secondOfDay = START_SECOND_OF_DAY + elapsed.toMillis() / 1000.0;
    rawWater.step(seconds, secondOfDay, clearwell.level());
    filterBank.step(seconds, rawWater.flow(), rawWater.turbidity());
    disinfection.step(
        seconds, filterBank.outflow(), filterBank.combinedTurbidity(), rawWater.temperature());
    highLift.step(seconds, demand.flowAt(secondOfDay, seconds));
    clearwell.step(seconds, inflow(), outflow(), disinfection.residual(), rawWater.temperature());
  }

  /** What flows into the clearwell, in m3/h. */
  double inflow() {
    return filterBank.outflow();
  }

  /** What leaves the clearwell, in m3/h: to the town, and back through a filter that is washed. */
  double outflow() {
    return highLift.flow() + filterBank.backwashFlow();
  }

  Clearwell clearwell() {
    return clearwell;
  }

  /** How much simulated time has passed. */
  public Duration elapsed() {
    return elapsed;
  }

  /** Filter 1, 2 or 3. */
  public Filter filter(int number) {
    return filterBank.filter(number);
  }

  /** High-lift pump 1 or 2. */
  public Pump pump(int number) {
    return highLift.pump(number);
  }

  /** The true value of every tag: a Double, a Boolean or a String. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("intake.raw.flow", rawWater.flow());
    values.put("intake.raw.turbidity", rawWater.turbidity());
    values.put("intake.raw.temperature", rawWater.temperature());
    values.put("intake.pump1.running", rawWater.flow() > 0);
    putFilters(values);
    values.put("disinfection.chlorine.dose", disinfection.dose());
    values.put("disinfection.chlorine.residual", disinfection.residual());
    values.put("disinfection.ph", disinfection.ph());
    values.put("clearwell.level", clearwell.level());
    values.put("clearwell.temperature", clearwell.temperature());
    values.put("clearwell.chlorine.residual", clearwell.residual());
    putPumps(values);
    return values;
  }

  private void putFilters(Map<String, Object> values) {
    for (int number = 1; number <= 3; number++) {
      String name = "filters.filter" + number;
      Filter filter = filter(number);
      values.put(name + ".turbidity", filter.turbidity());
      values.put(name + ".flow", filter.flow());
      values.put(name + ".headloss", filter.headloss());
      values.put(name + ".mode", filter.mode().name());
    }
    values.put("filters.combined.turbidity", filterBank.combinedTurbidity());
  }

  private void putPumps(Map<String, Object> values) {
    for (int number = 1; number <= 2; number++) {
      String name = "highlift.pump" + number;
      Pump pump = pump(number);
      values.put(name + ".running", pump.running());
      values.put(name + ".speed", pump.speed());
      values.put(name + ".vibration", pump.vibration());
      values.put(name + ".fault", pump.fault());
    }
    values.put("highlift.discharge.pressure", highLift.pressure());
    values.put("highlift.discharge.flow", highLift.flow());
  }
}
