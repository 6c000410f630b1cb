package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a work order. */
public enum WorkOrderEventType {
  @JsonProperty("work_order_created")
  WORK_ORDER_CREATED,
  @JsonProperty("work_order_failed")
  WORK_ORDER_FAILED,
  @JsonProperty("work_order_updated")
  WORK_ORDER_UPDATED,
  @JsonProperty("work_order_closed")
  WORK_ORDER_CLOSED,
  @JsonProperty("work_order_cancelled")
  WORK_ORDER_CANCELLED,
  /** A type that this reader does not know yet. */
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
