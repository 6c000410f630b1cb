package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether a person or a system wrote. */
public enum ActorKind {
  HUMAN,
  SYSTEM,
  /** A kind that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
