package org.penstock.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name as it stands in the JSON
 * @param target what it must be, or null for a figure that is only shown
 */
public record Figure(String name, double value, String unit, @Nullable Target target) {

  /** What a figure must be. */
  public sealed interface Target {
    /** No more. */
    record AtMost(double bound) implements Target {}

    /** No less. */
    record AtLeast(double bound) implements Target {}

    /** As it stands in the table. */
    default String text() {
      return switch (this) {
        case AtMost(double bound) -> String.format(Locale.ROOT, "<= %.1f", bound);
        case AtLeast(double bound) -> String.format(Locale.ROOT, ">= %.1f", bound);
      };
    }
  }

  /** A figure that is only shown. */
  public static Figure shown(String name, double value, String unit) {
    return new Figure(name, value, unit, null);
  }

  /** A figure that must not be larger. */
  public static Figure target(String name, double value, String unit, double atMost) {
    return new Figure(name, value, unit, new Target.AtMost(atMost));
  }

  /** A figure that must not be smaller. */
  public static Figure atLeast(String name, double value, String unit, double bound) {
    return new Figure(name, value, unit, new Target.AtLeast(bound));
  }

  /** A count that is only shown. */
  public static Figure count(String name, long value) {
    return shown(name, (double) value, "");
  }

  /** A count that must be zero. */
  public static Figure none(String name, long value) {
    return target(name, (double) value, "", 0);
  }

  /** Whether the target holds; a figure that could not be measured meets no target. */
  public boolean isMet() {
    return switch (target) {
      case null -> true;
      case Target.AtMost(double bound) -> Double.isFinite(value) && value <= bound;
      case Target.AtLeast(double bound) -> Double.isFinite(value) && value >= bound;
    };
  }
}
