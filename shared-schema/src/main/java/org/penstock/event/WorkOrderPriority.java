package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Priority of a work order. */
public enum WorkOrderPriority {
  EMERGENCY,
  HIGH,
  MEDIUM,
  LOW,
  /** A priority that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
