package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to readings, exports or the audit. */
public enum ComplianceEventType {
  @JsonProperty("readings_approved")
  READINGS_APPROVED,
  @JsonProperty("readings_rejected")
  READINGS_REJECTED,
  @JsonProperty("readings_reopened")
  READINGS_REOPENED,
  @JsonProperty("readings_locked")
  READINGS_LOCKED,
  @JsonProperty("reading_corrected")
  READING_CORRECTED,
  @JsonProperty("export_created")
  EXPORT_CREATED,
  @JsonProperty("export_downloaded")
  EXPORT_DOWNLOADED,
  @JsonProperty("access_refused")
  ACCESS_REFUSED,
  /** A type that this reader does not know yet. */
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
