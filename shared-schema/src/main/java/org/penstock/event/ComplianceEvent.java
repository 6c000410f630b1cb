package org.penstock.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act of compliance-service, on {@code compliance.events.v1}.
 *
 * @param subject the decision, export or reading it is about
 * @param meaning of the signature, 21 CFR 11.50
 * @param sha256 of the rows or the file, lower-case hexadecimal
 */
public record ComplianceEvent(
    String eventId,
    ComplianceEventType eventType,
    String subject,
    String plantId,
    @Nullable Actor actor,
    List<String> tagNames,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable LocalDate operatingDay,
    @Nullable Integer rowCount,
    @Nullable Integer changedCount,
    @Nullable Integer rejectedCount,
    @Nullable String reason,
    @Nullable String meaning,
    @Nullable String decisionId,
    @Nullable String exportId,
    @Nullable String profile,
    @Nullable String sha256,
    Instant occurredAt) {

  public ComplianceEvent {
    Checks.text("eventId", eventId);
    Checks.present("eventType", eventType);
    Checks.text("subject", subject);
    Checks.text("plantId", plantId);
    tagNames = tagNames == null ? List.of() : List.copyOf(tagNames);
    Checks.present("occurredAt", occurredAt);
  }
}
