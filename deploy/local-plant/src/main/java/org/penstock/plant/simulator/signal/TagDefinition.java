package org.penstock.plant.simulator.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One tag of the plant as its control system describes it.
 *
 * @param unit the text shown to people; empty where the kind has none
 * @param low lower end of the instrument's range
 * @param high upper end of the instrument's range
 * @param decimals what the instrument resolves
 */
public record TagDefinition(
    String name,
    Kind kind,
    String unit,
    double low,
    double high,
    int decimals,
    String description) {

  /** What type of value the tag carries. */
  public enum Kind {
    ANALOG,
    FLAG,
    MODE
  }

  static TagDefinition analog(
      String name, String unit, double low, double high, int decimals, String description) {
    return new TagDefinition(name, Kind.ANALOG, unit, low, high, decimals, description);
  }

  static TagDefinition flag(String name, String description) {
    return new TagDefinition(name, Kind.FLAG, "", 0, 0, 0, description);
  }

  static TagDefinition mode(String name, String description) {
    return new TagDefinition(name, Kind.MODE, "", 0, 0, 0, description);
  }

  /** The process area: the first word of the name. */
  public String area() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The true value as the instrument shows it: within its range, at its resolution. */
  Object shown(Object trueValue) {
    if (trueValue instanceof Double number) {
      double inRange = Math.clamp(number, low, high);
      return BigDecimal.valueOf(inRange).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
    }
    return trueValue;
  }
}
