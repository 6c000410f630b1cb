package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a log entry or another record points to. */
public enum ReferenceType {
  ALARM,
  WORK_ORDER,
  READING,
  APPROVAL,
  EXPORT,
  ASSET,
  TAG,
  LAB_SAMPLE,
  ENTRY,
  GAP,
  /** A kind that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
