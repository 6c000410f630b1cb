package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a gap is a gap of. */
public enum GapStream {
  READINGS,
  /** Events of the SCADA system's own alarms; readings are all there. */
  ALARM_EVENTS,
  /** A stream that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
