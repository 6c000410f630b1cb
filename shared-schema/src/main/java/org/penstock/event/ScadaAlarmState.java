package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What the SCADA system says of its own alarm on a tag: evidence, not an alarm of ours. */
public enum ScadaAlarmState {
  NORM,
  UNACK,
  ACKED,
  RTNUN,
  LATCHED,
  SHELVED,
  SUPPRESSED,
  OUT_OF_SERVICE,
  /** A state that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
