package org.penstock.compliance.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.Reading;
import org.penstock.compliance.domain.slot.Provenance;
import org.penstock.event.Actor;
import org.penstock.event.ResultQualifier;

/** A revision of a reading as HTTP shows it. */
record ReadingView(
    UUID id,
    String tagName,
    Instant slotStart,
    int revision,
    LocalDate operatingDay,
    @Nullable BigDecimal value,
    @Nullable String valueText,
    @Nullable ResultQualifier qualifier,
    @Nullable BigDecimal detectionLimit,
    String quality,
    String origin,
    String state,
    List<String> flags,
    @Nullable Actor author,
    @Nullable String reason,
    @Nullable Provenance provenance,
    Instant recordedAt) {

  static ReadingView of(Reading reading) {
    Qualification qualification = reading.qualification();
    return new ReadingView(
        reading.id(),
        reading.slot().tagName(),
        reading.slot().start(),
        reading.revision(),
        reading.operatingDay(),
        reading.value(),
        reading.text(),
        qualification == null ? null : qualification.qualifier(),
        qualification == null ? null : qualification.detectionLimit(),
        reading.quality().name(),
        reading.origin().name(),
        reading.state().name(),
        reading.flags().stream().map(Enum::name).sorted().toList(),
        reading.author(),
        reading.reason(),
        reading.provenance(),
        reading.recordedAt());
  }
}
