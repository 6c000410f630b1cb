package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Kind of work. */
public enum WorkType {
  CORRECTIVE,
  INSPECTION,
  REQUEST,
  /** A kind that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
