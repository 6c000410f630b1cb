package org.penstock.compliance.domain.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.slot.Provenance;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.event.Actor;
import org.penstock.event.Quality;

/**
 * One revision of the value of a slot. Only {@code state} ever changes.
 *
 * @param revision 0 for the first value, which stays as it is for ever
 * @param value not rounded; null when the slot has no usable value
 * @param text the value as received
 * @param qualification what is said beside the number; null for a number that stands alone
 * @param author who entered it; null when no person did
 * @param reason why it replaces the revision before
 * @param provenance where it lay on Kafka; null when a person entered it
 */
public record Reading(
    UUID id,
    SlotKey slot,
    int revision,
    LocalDate operatingDay,
    @Nullable BigDecimal value,
    @Nullable String text,
    @Nullable Qualification qualification,
    Quality quality,
    Origin origin,
    Set<Flag> flags,
    @Nullable Actor author,
    @Nullable String reason,
    @Nullable Provenance provenance,
    Instant recordedAt,
    ReviewState state) {

  public Reading {
    flags = Set.copyOf(flags);
    if ((origin == Origin.SCADA) == (author != null)) {
      throw new IllegalArgumentException("a %s reading, author %s".formatted(origin, author));
    }
    if (origin == Origin.CORRECTION && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException("a correction has no reason");
    }
  }
}
