package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether missing values were fetched afterwards. */
public enum GapRecovery {
  NOT_SUPPORTED,
  PENDING,
  RUNNING,
  COMPLETE,
  PARTIAL,
  FAILED,
  /** A symbol that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
