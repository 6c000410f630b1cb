package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The suppression overlay of the ISA-18.2 state machine. */
public enum AlarmOverlay {
  NONE,
  SHELVED,
  SUPPRESSED_BY_DESIGN,
  OUT_OF_SERVICE,
  /** An overlay that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
