package org.penstock.alert.domain.load;

import org.jspecify.annotations.Nullable;

/**
 * One number of an assessment, with what the field asks of it.
 *
 * @param target in words; null where there is none and only the trend counts
 */
public record Measure(
    String name, double value, String unit, @Nullable String target, Verdict verdict) {

  /** Whether the target is met. */
  public enum Verdict {
    MET,
    /** Within what can still be managed. */
    MANAGEABLE,
    MISSED,
    /** There is no target. */
    TREND
  }

  static Measure trend(String name, double value, String unit) {
    return new Measure(name, value, unit, null, Verdict.TREND);
  }

  static Measure atMost(String name, double value, String unit, double most) {
    return new Measure(
        name, value, unit, "at most " + text(most), value <= most ? Verdict.MET : Verdict.MISSED);
  }

  static Measure atMost(String name, double value, String unit, double likely, double managed) {
    return new Measure(
        name,
        value,
        unit,
        "at most %s, manageable up to %s".formatted(text(likely), text(managed)),
        value <= likely ? Verdict.MET : value <= managed ? Verdict.MANAGEABLE : Verdict.MISSED);
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
