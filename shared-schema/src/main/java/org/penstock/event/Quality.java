package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How far a value can be trusted, from the OPC UA status code (Part 8, 6.3). */
public enum Quality {
  GOOD,
  UNCERTAIN,
  /** Not to be used; also what a reader takes a symbol for that it does not know. */
  @JsonEnumDefaultValue
  BAD,
  /** Not refreshed although the source is away. */
  STALE
}
