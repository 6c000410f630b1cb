package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Priority from rationalization: consequence and time to respond. */
public enum AlarmPriority {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  /** Not annunciated. */
  DIAGNOSTIC,
  /** A priority that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
