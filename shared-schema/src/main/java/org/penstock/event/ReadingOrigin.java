package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How a reading came to be. */
public enum ReadingOrigin {
  /** From a subscription. */
  @JsonProperty("live")
  LIVE,
  /** The first value after a subscription was made. */
  @JsonProperty("initial")
  INITIAL,
  /** Read on request. */
  @JsonProperty("poll")
  POLL,
  /** The last value again; never a sample. */
  @JsonProperty("heartbeat")
  HEARTBEAT,
  /** From the server's history; does not change what is current. */
  @JsonProperty("backfill")
  BACKFILL,
  /** Entered by a person. */
  @JsonProperty("manual")
  MANUAL,
  /** From a plant system that is not OPC UA. */
  @JsonProperty("inbound")
  INBOUND,
  /** An origin that this reader does not know yet. */
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
