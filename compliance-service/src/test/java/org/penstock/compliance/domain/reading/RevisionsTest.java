package org.penstock.compliance.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.compliance.domain.slot.PlantTime;
import org.penstock.compliance.domain.slot.Provenance;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.compliance.domain.slot.SlotValue;
import org.penstock.event.Actor;
import org.penstock.event.Quality;
import org.penstock.event.ResultQualifier;

class RevisionsTest {

  private static final Instant START = Instant.parse("2026-11-23T05:45:00Z");
  private static final Instant NOW = Instant.parse("2026-11-23T06:02:00Z");
  private static final SlotKey SLOT = new SlotKey("a", START);
  private static final UUID ID = new UUID(1, 1);
  private static final Actor OPERATOR = new Actor("op", "op", "Op", "Operator", null);

  private final Revisions revisions = new Revisions(new PlantTime(ZoneId.of("-06:00")));

  @Test
  void aClosedSlotGivesRevisionZeroInReview() {
    Reading reading = closed("0.25", Optional.empty()).orElseThrow();

    assertThat(reading.revision()).isZero();
    assertThat(reading.state()).isEqualTo(ReviewState.IN_REVIEW);
    assertThat(reading.operatingDay()).isEqualTo(LocalDate.parse("2026-11-22"));
    assertThat(reading.origin()).isEqualTo(Origin.SCADA);
    assertThat(reading.author()).isNull();
    assertThat(reading.flags()).isEmpty();
  }

  @Test
  void aSlotWithoutAValueIsFlagged() {
    assertThat(closed(null, Optional.empty()).orElseThrow().flags())
        .containsExactly(Flag.NO_GOOD_SAMPLE);
  }

  @Test
  void aValueFromBeforeTheSlotIsFlagged() {
    SlotValue held =
        new SlotValue(BigDecimal.ONE, "1", Quality.GOOD, 0, 0, new Provenance("t", 0, 1, 1));

    assertThat(revisions.close(ID, SLOT, held, Optional.empty(), NOW).orElseThrow().flags())
        .containsExactly(Flag.HELD_VALUE);
  }

  @Test
  void lateSamplesThatChangeNothingGiveNoRevision() {
    Optional<Reading> before = closed("0.25", Optional.empty());

    assertThat(closed("0.250", before)).isEmpty();
  }

  @Test
  void lateSamplesThatChangeTheValueGiveTheNextRevision() {
    Optional<Reading> before = closed("0.25", Optional.empty());

    Reading after = closed("0.30", before).orElseThrow();

    assertThat(after.revision()).isEqualTo(1);
    assertThat(after.flags()).containsExactly(Flag.LATE_DATA);
  }

  @Test
  void lateSamplesUnderAnApprovedReadingReopenIt() {
    Optional<Reading> approved = closed("0.25", Optional.empty()).map(RevisionsTest::approved);

    Reading after = closed("0.30", approved).orElseThrow();

    assertThat(after.state()).isEqualTo(ReviewState.IN_REVIEW);
    assertThat(after.flags()).containsExactlyInAnyOrder(Flag.LATE_DATA, Flag.REOPENED_BY_DATA);
  }

  @Test
  void aPersonEntersRevisionZeroInTheirName() {
    Reading reading = revisions.enter(ID, SLOT, new BigDecimal("1E+1"), null, OPERATOR, NOW);

    assertThat(reading.revision()).isZero();
    assertThat(reading.origin()).isEqualTo(Origin.MANUAL);
    assertThat(reading.author()).isEqualTo(OPERATOR);
    assertThat(reading.text()).isEqualTo("10");
  }

  @Test
  void aCorrectionIsTheNextRevisionWithItsReason() {
    Reading before = closed("0.25", Optional.empty()).orElseThrow();

    Reading after =
        revisions.correct(ID, before, new BigDecimal("0.3"), null, OPERATOR, "grab sample", NOW);

    assertThat(after.revision()).isEqualTo(1);
    assertThat(after.origin()).isEqualTo(Origin.CORRECTION);
    assertThat(after.reason()).isEqualTo("grab sample");
    assertThat(before.value()).isEqualByComparingTo("0.25");
  }

  @Test
  void whatALaboratorySaysBesideTheNumberIsKeptApartAndIsInTheFingerprint() {
    Qualification below = new Qualification(ResultQualifier.LESS_THAN, new BigDecimal("0.02"));
    BigDecimal limit = new BigDecimal("0.05");

    Reading qualified = revisions.enter(ID, SLOT, limit, below, OPERATOR, NOW);

    assertThat(qualified.qualification()).isEqualTo(below);
    assertThat(qualified.value()).isEqualByComparingTo("0.05");
    assertThat(Fingerprint.of(qualified))
        .isNotEqualTo(Fingerprint.of(revisions.enter(ID, SLOT, limit, null, OPERATOR, NOW)))
        .isNotEqualTo(
            Fingerprint.of(
                revisions.enter(
                    ID,
                    SLOT,
                    limit,
                    new Qualification(ResultQualifier.LESS_THAN, null),
                    OPERATOR,
                    NOW)));
  }

  @Test
  void aCorrectionWithoutAReasonIsRefused() {
    Reading before = closed("0.25", Optional.empty()).orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> revisions.correct(ID, before, new BigDecimal("0.3"), null, OPERATOR, " ", NOW))
        .withMessageContaining("reason");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reading("0.3", "0.3", Origin.CORRECTION, OPERATOR, null));
  }

  @Test
  void onlyWhatAPersonEnteredHasAnAuthor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reading("0.3", "0.3", Origin.SCADA, OPERATOR, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reading("0.3", "0.3", Origin.MANUAL, null, null));
  }

  @Test
  void theFingerprintChangesWithEverythingThatAReadingSays() {
    Actor other = new Actor("other", null, null, null, null);
    Set<String> fingerprints =
        Set.of(
            Fingerprint.of(reading("0.3", "0.3", Origin.MANUAL, OPERATOR, null)),
            Fingerprint.of(reading("0.30", "0.3", Origin.MANUAL, OPERATOR, null)),
            Fingerprint.of(reading("0.3", "0.30", Origin.MANUAL, OPERATOR, null)),
            Fingerprint.of(reading("0.3", null, Origin.MANUAL, OPERATOR, null)),
            Fingerprint.of(reading("0.3", "", Origin.MANUAL, OPERATOR, null)),
            Fingerprint.of(reading(null, "0.3", Origin.MANUAL, OPERATOR, null)),
            Fingerprint.of(reading("0.3", "0.3", Origin.MANUAL, other, null)),
            Fingerprint.of(reading("0.3", "0.3", Origin.CORRECTION, OPERATOR, "a")),
            Fingerprint.of(reading("0.3", "0.3", Origin.SCADA, null, null)));

    assertThat(fingerprints).hasSize(9);
  }

  @Test
  void theStateIsNoPartOfTheFingerprint() {
    Reading reading = closed("0.25", Optional.empty()).orElseThrow();

    assertThat(Fingerprint.of(approved(reading))).isEqualTo(Fingerprint.of(reading));
  }

  private Optional<Reading> closed(@Nullable String value, Optional<Reading> before) {
    SlotValue slotValue =
        new SlotValue(
            value == null ? null : new BigDecimal(value),
            value,
            value == null ? Quality.BAD : Quality.GOOD,
            1,
            value == null ? 0 : 1,
            new Provenance("t", 0, 1, 1));
    return revisions.close(ID, SLOT, slotValue, before, NOW);
  }

  private static Reading reading(
      @Nullable String value,
      @Nullable String text,
      Origin origin,
      @Nullable Actor author,
      @Nullable String reason) {
    return new Reading(
        ID,
        SLOT,
        0,
        LocalDate.parse("2026-11-22"),
        value == null ? null : new BigDecimal(value),
        text,
        null,
        Quality.GOOD,
        origin,
        Set.of(),
        author,
        reason,
        null,
        NOW,
        ReviewState.IN_REVIEW);
  }

  private static Reading approved(Reading reading) {
    return new Reading(
        reading.id(),
        reading.slot(),
        reading.revision(),
        reading.operatingDay(),
        reading.value(),
        reading.text(),
        reading.qualification(),
        reading.quality(),
        reading.origin(),
        reading.flags(),
        reading.author(),
        reading.reason(),
        reading.provenance(),
        reading.recordedAt(),
        ReviewState.APPROVED);
  }
}
