package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What happened to an alarm (ISA-18.2). */
public enum AlarmEventType {
  RAISED,
  ACKNOWLEDGED,
  RETURNED,
  CLEARED,
  RESET,
  ESCALATED,
  DEESCALATED,
  REALARMED,
  REANNUNCIATED,
  UNACK_TIMEOUT,
  SHELVED,
  UNSHELVED,
  SUPPRESSED,
  UNSUPPRESSED,
  OUT_OF_SERVICE,
  RETURNED_TO_SERVICE,
  OOS_REVIEW_DUE,
  COMMENTED,
  WORK_ORDER_REQUESTED,
  RULE_CHANGED,
  REMOVED,
  /** A type that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
