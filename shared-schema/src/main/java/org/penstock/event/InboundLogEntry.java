package org.penstock.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log entry that a plant system asks for, on {@code elog.entries-inbound.v1}. */
public record InboundLogEntry(
    String eventId,
    String plantId,
    String entryType,
    @Nullable String title,
    String body,
    @Nullable String area,
    Instant occurredAt,
    @Nullable String operatorId,
    @Nullable String operatorName,
    String createdBySystem,
    List<EntryReference> refs,
    Map<String, String> metadata) {

  public InboundLogEntry {
    Checks.text("eventId", eventId);
    Checks.text("plantId", plantId);
    Checks.text("entryType", entryType);
    Checks.text("body", body);
    Checks.present("occurredAt", occurredAt);
    Checks.text("createdBySystem", createdBySystem);
    refs = refs == null ? List.of() : List.copyOf(refs);
    metadata = Checks.ordered(metadata);
  }
}
