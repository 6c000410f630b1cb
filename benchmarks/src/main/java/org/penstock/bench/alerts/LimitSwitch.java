package org.penstock.bench.alerts;

/** The limit rule at its barest, for the yardsticks: a limit, a deadband, and nothing else. */
final class LimitSwitch {

  private LimitSwitch() {}

  /** Whether the alarm is active after this value. */
  static boolean isActive(boolean wasActive, double value) {
    return wasActive ? value >= LevelPlant.LIMIT - LevelPlant.DEADBAND : value > LevelPlant.LIMIT;
  }

  /** What the yardsticks tell of a change. */
  static String event(String tagName, boolean isActive, double value, String at) {
    return "{\"event_type\":\""
        + (isActive ? "RAISED" : "RETURNED")
        + "\",\"tag_name\":\""
        + tagName
        + "\",\"value\":"
        + value
        + ",\"occurred_at\":\""
        + at
        + "\"}";
  }
}
