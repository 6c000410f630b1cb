package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whose clock a reading's timestamp is from. */
public enum TimestampOrigin {
  SOURCE,
  SERVER,
  INGEST,
  /** An origin that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
