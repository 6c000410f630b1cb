package org.penstock.alert.domain.rule;

/** What one reading says about one level, before any delay. */
public enum Signal {
  /** At or beyond the limit. */
  ALARM,
  /** Between the limit and the far edge of the deadband: neither raises nor clears. */
  HOLD,
  /** Back beyond the deadband. */
  CLEAR,
  /** The reading is no evidence (bad quality, no value): it must never clear an alarm. */
  FROZEN
}
