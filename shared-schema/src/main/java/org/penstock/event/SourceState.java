package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The state of the connection to one source. */
public enum SourceState {
  STOPPED,
  CONNECTING,
  RUNNING,
  DEGRADED,
  RECOVERING,
  UNREACHABLE,
  CERT_UNTRUSTED,
  AUTH_FAILED,
  STALLED,
  /** A state that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
