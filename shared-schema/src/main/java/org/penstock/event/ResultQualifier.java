package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a laboratory says beside a number. */
public enum ResultQualifier {
  /** Below the stated limit. */
  LESS_THAN,
  /** Above the stated limit. */
  GREATER_THAN,
  /** Not detected at the detection limit. */
  NOT_DETECTED,
  /** Estimated. */
  ESTIMATED,
  /** A qualifier that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
