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
  /** The server does not offer the configured security; a weaker one is never used. */
  INCOMPATIBLE_SECURITY,
  STALLED,
  /** A person has taken the source out for a while. */
  PAUSED,
  /** A state that this reader does not know yet. */
  @JsonEnumDefaultValue
  UNKNOWN
}
