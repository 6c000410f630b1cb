package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a version of a log entry relates to the one before. */
public enum EntryChange {
  ORIGINAL,
  CORRECTION,
  ADDENDUM,
  STRIKE,
  /** A kind that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
