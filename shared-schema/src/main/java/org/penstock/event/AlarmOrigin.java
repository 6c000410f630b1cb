package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who decided that there is an alarm. */
public enum AlarmOrigin {
  /** A rule of alert-engine. */
  ENGINE,
  /** The SCADA system. */
  SCADA,
  /** Penstock itself. */
  SYSTEM,
  /** An origin that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
