package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The type of a tag's value, from its configuration. */
public enum ValueType {
  BOOLEAN,
  INT,
  LONG,
  DOUBLE,
  STRING,
  DATETIME,
  ARRAY,
  /** A type that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
