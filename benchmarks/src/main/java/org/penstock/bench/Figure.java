package org.penstock.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name as it stands in the JSON
 * @param atMost the target, or null for a figure that is only shown
 */
record Figure(String name, double value, String unit, @Nullable Double atMost) {

  static Figure shown(String name, double value, String unit) {
    return new Figure(name, value, unit, null);
  }

  static Figure target(String name, double value, String unit, double atMost) {
    return new Figure(name, value, unit, atMost);
  }

  static Figure count(String name, long value) {
    return shown(name, (double) value, "");
  }

  /** A count that must be zero. */
  static Figure none(String name, long value) {
    return target(name, (double) value, "", 0);
  }

  /** Whether the target holds; a figure that could not be measured meets no target. */
  boolean isMet() {
    return atMost == null || (Double.isFinite(value) && value <= atMost);
  }
}
