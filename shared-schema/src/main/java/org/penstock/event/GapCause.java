package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why values are missing. */
public enum GapCause {
  CONNECTION_LOST,
  TRANSFER_REFUSED,
  OVERFLOW,
  DATA_LOST,
  SERVER_RESTART,
  SPOOL_DROPPED,
  CONSUMER_SLOW,
  CONFIG_CHANGE,
  MAINTENANCE,
  /** A cause that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
