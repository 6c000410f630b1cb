package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The base region of the ISA-18.2 state machine. */
public enum AlarmBaseState {
  NORM,
  UNACK,
  ACKED,
  RTNUN,
  LATCH_UNACK,
  LATCH_ACK,
  /** A state that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
