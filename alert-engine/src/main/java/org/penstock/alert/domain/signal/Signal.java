package org.penstock.alert.domain.signal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What a rule says about one level at one moment, before any delay. */
public enum Signal {
  /** At or beyond the limit. */
  ALARM,
  /** Between the limit and the far edge of the deadband: neither raises nor clears. */
  HOLD,
  /** Back beyond the deadband. */
  CLEAR,
  /** There is no evidence (bad quality, no value): it must never clear an alarm. */
  FROZEN;

  /** The same signal for every level. */
  public static Map<Level, Signal> everywhere(Set<Level> levels, Signal signal) {
    Map<Level, Signal> all = new EnumMap<>(Level.class);
    levels.forEach(level -> all.put(level, signal));
    return all;
  }
}
