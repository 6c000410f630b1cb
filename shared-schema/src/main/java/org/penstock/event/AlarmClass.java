package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Which rules an alarm is managed by. */
public enum AlarmClass {
  SAFETY,
  REGULATORY,
  PROCESS,
  EQUIPMENT,
  COMMS,
  SYSTEM,
  /** A class that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
