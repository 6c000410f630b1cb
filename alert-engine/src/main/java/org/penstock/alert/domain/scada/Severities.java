package org.penstock.alert.domain.scada;

import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmPriority;

/**
 * From which severity on (1 to 1000) a condition has which priority; below {@code medium} it is
 * LOW.
 */
public record Severities(int critical, int high, int medium) {

  /** The priority of a severity; of one that was never said, MEDIUM: it may be anything. */
  public AlarmPriority priority(@Nullable Integer severity) {
    if (severity == null) {
      return AlarmPriority.MEDIUM;
    }
    if (severity >= critical) {
      return AlarmPriority.CRITICAL;
    }
    if (severity >= high) {
      return AlarmPriority.HIGH;
    }
    return severity >= medium ? AlarmPriority.MEDIUM : AlarmPriority.LOW;
  }
}
