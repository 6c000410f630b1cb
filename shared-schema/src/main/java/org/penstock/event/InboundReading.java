package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value from a plant system that is not OPC UA, on {@code scada.readings-inbound.v1};
 * scada-ingest makes a {@link Reading} of it.
 *
 * @param tagName as it stands in the tag list
 * @param timestamp when the value was measured
 * @param value in the tag's unit; null says that there is none
 * @param sourceId the sender
 * @param eventId the sender's own; made from source, tag, time and value where there is none
 * @param plantId to be checked against the tag list; taken from there where there is none
 * @param unit to be checked against the tag list, as a guard
 * @param quality GOOD where the sender says nothing
 */
public record InboundReading(
    String tagName,
    Instant timestamp,
    TagValue value,
    String sourceId,
    @Nullable String eventId,
    @Nullable String plantId,
    @Nullable String unit,
    @Nullable Quality quality) {

  public InboundReading {
    Checks.text("tagName", tagName);
    Checks.present("timestamp", timestamp);
    value = value == null ? TagValue.missing() : value;
    Checks.text("sourceId", sourceId);
  }
}
