package org.penstock.compliance.domain.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.slot.PlantTime;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.compliance.domain.slot.SlotValue;
import org.penstock.event.Actor;
import org.penstock.event.Quality;

/** Makes the next revision of a slot's reading, or says why there is none. */
public final class Revisions {

  private final PlantTime time;

  public Revisions(PlantTime time) {
    this.time = time;
  }

  /**
   * The revision that a closed slot gives after {@code before}, which is the latest one if there is
   * any. Empty when late samples changed nothing.
   */
  public Optional<Reading> close(
      UUID id, SlotKey slot, SlotValue value, Optional<Reading> before, Instant now) {
    if (before.filter(latest -> saysTheSame(latest, value)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Reading(
            id,
            slot,
            next(before),
            time.operatingDay(slot.start()),
            value.value(),
            value.text(),
            null,
            value.quality(),
            Origin.SCADA,
            flags(value, before),
            null,
            null,
            value.provenance(),
            now,
            ReviewState.IN_REVIEW));
  }

  /** The value that a person enters for a slot that has none. */
  public Reading enter(
      UUID id,
      SlotKey slot,
      BigDecimal value,
      @Nullable Qualification qualification,
      Actor author,
      Instant now) {
    return entered(id, slot, 0, value, qualification, Origin.MANUAL, author, null, now);
  }

  /** The value that a person puts in place of {@code before}. */
  public Reading correct(
      UUID id,
      Reading before,
      BigDecimal value,
      @Nullable Qualification qualification,
      Actor author,
      String reason,
      Instant now) {
    int revision = before.revision() + 1;
    return entered(
        id, before.slot(), revision, value, qualification, Origin.CORRECTION, author, reason, now);
  }

  private Reading entered(
      UUID id,
      SlotKey slot,
      int revision,
      BigDecimal value,
      @Nullable Qualification qualification,
      Origin origin,
      Actor author,
      @Nullable String reason,
      Instant now) {
    return new Reading(
        id,
        slot,
        revision,
        time.operatingDay(slot.start()),
        value,
        value.toPlainString(),
        qualification,
        Quality.GOOD,
        origin,
        Set.of(),
        author,
        reason,
        null,
        now,
        ReviewState.IN_REVIEW);
  }

  private static boolean saysTheSame(Reading latest, SlotValue value) {
    return !value.differsFrom(latest.value(), latest.quality());
  }

  private static int next(Optional<Reading> before) {
    return before.map(latest -> latest.revision() + 1).orElse(0);
  }

  private static Set<Flag> flags(SlotValue value, Optional<Reading> before) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (value.value() == null) {
      flags.add(Flag.NO_GOOD_SAMPLE);
    } else if (value.isHeld()) {
      flags.add(Flag.HELD_VALUE);
    }
    before.ifPresent(latest -> {
      flags.add(Flag.LATE_DATA);
      if (latest.state() == ReviewState.APPROVED) {
        flags.add(Flag.REOPENED_BY_DATA);
      }
    });
    return flags;
  }
}
