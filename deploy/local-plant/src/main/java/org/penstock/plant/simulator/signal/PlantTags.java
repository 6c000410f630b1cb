package org.penstock.plant.simulator.signal;

import static org.penstock.plant.simulator.signal.TagDefinition.analog;
import static org.penstock.plant.simulator.signal.TagDefinition.flag;
import static org.penstock.plant.simulator.signal.TagDefinition.mode;

import java.util.ArrayList;
import java.util.List;

/** Every tag of the simulated plant, area by area. */
public final class PlantTags {
  private static final List<TagDefinition> ALL = build();

  private PlantTags() {}

  /** All tags in the order of the process. */
  public static List<TagDefinition> all() {
    return ALL;
  }

  private static List<TagDefinition> build() {
    List<TagDefinition> tags = new ArrayList<>(intake());
    for (int number = 1; number <= 3; number++) {
      tags.addAll(filter(number));
    }
    tags.add(analog("filters.combined.turbidity", "NTU", 0, 5, 3, "Combined filter effluent"));
    tags.addAll(disinfection());
    tags.addAll(clearwell());
    tags.addAll(pump(1));
    tags.addAll(pump(2));
    tags.add(analog("highlift.discharge.pressure", "kPa", 0, 1000, 1, "Discharge header pressure"));
    tags.add(analog("highlift.discharge.flow", "m3/h", 0, 2000, 1, "Flow to the town"));
    return List.copyOf(tags);
  }

  private static List<TagDefinition> intake() {
    return List.of(
        analog("intake.raw.flow", "m3/h", 0, 1200, 1, "Raw water flow"),
        analog("intake.raw.turbidity", "NTU", 0, 100, 2, "Raw water turbidity"),
        analog("intake.raw.temperature", "degC", 0, 40, 2, "Raw water temperature"),
        flag("intake.pump1.running", "Raw water pump 1 running"));
  }

  private static List<TagDefinition> filter(int number) {
    String name = "filters.filter" + number;
    String who = "Filter " + number;
    return List.of(
        analog(name + ".turbidity", "NTU", 0, 5, 3, who + " effluent turbidity"),
        analog(name + ".flow", "m3/h", 0, 500, 1, who + " flow"),
        analog(name + ".headloss", "m", 0, 4, 3, who + " head loss"),
        mode(name + ".mode", who + " mode: RUN, BACKWASH or OFF"));
  }

  private static List<TagDefinition> disinfection() {
    return List.of(
        analog("disinfection.chlorine.dose", "mg/L", 0, 10, 3, "Chlorine dose"),
        analog("disinfection.chlorine.residual", "mg/L", 0, 5, 3, "Free chlorine after contact"),
        analog("disinfection.ph", "pH", 0, 14, 2, "pH after contact"));
  }

  private static List<TagDefinition> clearwell() {
    return List.of(
        analog("clearwell.level", "m", 0, 5, 3, "Clearwell level"),
        analog("clearwell.temperature", "degC", 0, 40, 2, "Clearwell temperature"),
        analog("clearwell.chlorine.residual", "mg/L", 0, 5, 3, "Free chlorine leaving the plant"));
  }

  private static List<TagDefinition> pump(int number) {
    String name = "highlift.pump" + number;
    String who = "High-lift pump " + number;
    return List.of(
        flag(name + ".running", who + " running"),
        analog(name + ".speed", "%", 0, 100, 1, who + " speed"),
        analog(name + ".vibration", "mm/s", 0, 30, 2, who + " vibration velocity"),
        flag(name + ".fault", who + " fault"));
  }
}
