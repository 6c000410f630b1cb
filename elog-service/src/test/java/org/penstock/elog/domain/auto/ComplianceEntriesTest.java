package org.penstock.elog.domain.auto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.Actor;
import org.penstock.event.ComplianceEvent;
import org.penstock.event.ComplianceEventType;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;

class ComplianceEntriesTest {

  private static final SourceEvent SOURCE = new SourceEvent("compliance-service", "c#1");
  private static final Actor LEE = new Actor("u-2", "lee", "S. Lee", "Supervisor", null);
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void anApprovalTellsHowManyByWhomForWhichDay() {
    AutomaticEntry entry = only(event(ComplianceEventType.READINGS_APPROVED, 12, 1, DAY, LEE));
    assertThat(entry.content().body())
        .isEqualTo("12 readings approved by S. Lee for 22 Nov 2026 (1 changed, 0 rejected)");
    assertThat(entry.type()).isEqualTo(EntryType.READINGS_APPROVED);
    assertThat(entry.operator()).isEqualTo(new Operator("u-2", "S. Lee"));
    assertThat(entry.occurredAt()).isEqualTo(AT);
    assertThat(entry.source()).isEqualTo(SOURCE);
    assertThat(entry.content().metadata())
        .containsEntry("sha256", "ab12")
        .containsEntry("meaning", "reviewed");
  }

  @Test
  void anApprovalPointsToItsDecisionAndItsTags() {
    AutomaticEntry entry = only(event(ComplianceEventType.READINGS_APPROVED, 12, 1, DAY, LEE));
    assertThat(entry.content().refs())
        .contains(
            new EntryReference(ReferenceType.APPROVAL, "d-1", null),
            new EntryReference(ReferenceType.TAG, "disinfection.ph", null));
  }

  @Test
  void aPeriodIsToldWhereThereIsNoDay() {
    assertThat(only(event(ComplianceEventType.READINGS_APPROVED, 1, null, null, LEE)))
        .satisfies(entry ->
            assertThat(entry.content().body())
                .isEqualTo(
                    "1 reading approved by S. Lee from 22 Nov 2026 06:00 to 23 Nov 2026 06:00 UTC"
                        + " (0 changed, 0 rejected)"));
  }

  @Test
  void aRejectionTellsTheReason() {
    assertThat(only(event(ComplianceEventType.READINGS_REJECTED, 3, 0, DAY, LEE)))
        .satisfies(entry ->
            assertThat(entry.content().body())
                .isEqualTo("3 readings rejected by S. Lee for 22 Nov 2026: Probe dry"));
  }

  @Test
  void anExportTellsItsProfileAndRows() {
    AutomaticEntry entry = only(event(ComplianceEventType.EXPORT_CREATED, 118, 0, DAY, LEE));
    assertThat(entry.content().body())
        .isEqualTo("Export wims-scada-narrow created by S. Lee for 22 Nov 2026: 118 rows");
    assertThat(entry.content().refs())
        .contains(new EntryReference(ReferenceType.EXPORT, "x-1", "wims-scada-narrow"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ComplianceEventType.class,
      names = {"READINGS_APPROVED", "READINGS_REJECTED", "EXPORT_CREATED"})
  void aBareEventStillMakesASentence(ComplianceEventType type) {
    ComplianceEvent bare =
        new ComplianceEvent(
            "e-1",
            type,
            "s",
            "wtp-1",
            null,
            List.of(" "),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            AT);
    AutomaticEntry entry = only(bare);
    assertThat(entry.content().body()).endsWith(" by compliance-service");
    assertThat(entry.content().refs()).isEmpty();
    assertThat(entry.content().metadata()).isEmpty();
  }

  @Test
  void aCountOfRejectionsAloneIsToldToo() {
    ComplianceEvent event =
        new ComplianceEvent(
            "e-1",
            ComplianceEventType.READINGS_APPROVED,
            "s",
            "wtp-1",
            LEE,
            List.of(),
            AT,
            null,
            null,
            2,
            null,
            1,
            null,
            null,
            null,
            null,
            null,
            null,
            AT);
    assertThat(only(event).content().body())
        .isEqualTo("2 readings approved by S. Lee (0 changed, 1 rejected)");
  }

  @ParameterizedTest
  @EnumSource(
      value = ComplianceEventType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"READINGS_APPROVED", "READINGS_REJECTED", "EXPORT_CREATED"})
  void otherActsPassSilently(ComplianceEventType type) {
    assertThat(ComplianceEntries.of(event(type, 1, 0, DAY, LEE), SOURCE)).isEmpty();
  }

  private static AutomaticEntry only(ComplianceEvent event) {
    return ComplianceEntries.of(event, SOURCE).orElseThrow();
  }

  private static ComplianceEvent event(
      ComplianceEventType type,
      int rows,
      @Nullable Integer changed,
      @Nullable LocalDate day,
      Actor actor) {
    return new ComplianceEvent(
        "e-1",
        type,
        "d-1",
        "wtp-1",
        actor,
        List.of("disinfection.ph"),
        Instant.parse("2026-11-22T06:00:00Z"),
        Instant.parse("2026-11-23T06:00:00Z"),
        day,
        rows,
        changed,
        0,
        "Probe dry",
        "reviewed",
        "d-1",
        "x-1",
        "wims-scada-narrow",
        "ab12",
        AT);
  }
}
