package org.penstock.elog.domain.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.elog.domain.writing.Requests.JANE;
import static org.penstock.elog.domain.writing.Requests.LEE;
import static org.penstock.elog.domain.writing.Requests.NOW;
import static org.penstock.elog.domain.writing.Requests.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.elog.domain.ChangeKind;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.auto.AutomaticEntry;

class AmendmentTest {

  private static final UUID FIRST = UUID.fromString("0198a000-0000-7000-8000-000000000001");
  private static final UUID SECOND = UUID.fromString("0198a000-0000-7000-8000-000000000002");
  private static final UUID THIRD = UUID.fromString("0198a000-0000-7000-8000-000000000003");
  private static final Instant LATER = NOW.plusSeconds(3600);
  private static final String REASON = "Wrong filter named";
  private static final Writer KIM =
      new Writer(new Operator("u-3", "A. Kim"), "kim", Set.of("wtp-1"), false);

  @Test
  void aCorrectionIsANewVersionAndKeepsTheFirstAuthor() {
    LogEntry entry = accepted(correction("Filter 2 backwashed."), original(), LEE);
    assertThat(entry.id()).isEqualTo(SECOND);
    assertThat(entry.version().rootId()).isEqualTo(FIRST);
    assertThat(entry.version().number()).isEqualTo(2);
    assertThat(entry.version().supersedes()).isEqualTo(FIRST);
    assertThat(entry.version().reason()).isEqualTo(REASON);
    assertThat(entry.content().body()).isEqualTo("Filter 2 backwashed.");
    assertThat(entry.operator()).isEqualTo(JANE.operator());
    assertThat(entry.recordedBy()).isEqualTo(LEE.operator());
    assertThat(entry.isAmended()).isTrue();
    assertThat(entry.isStruck()).isFalse();
  }

  @Test
  void aNewVersionTellsOfTheSameMomentAndWasAsLateAsTheFirst() {
    LogEntry entry = accepted(correction("x"), original(), JANE);
    assertThat(entry.times().occurredAt()).isEqualTo(original().times().occurredAt());
    assertThat(entry.times().recordedAt()).isEqualTo(LATER);
    assertThat(entry.times().isLate()).isFalse();
  }

  @Test
  void anAddendumStandsBelowTheText() {
    Amendment addendum = new Amendment(ChangeKind.ADDENDUM, "Turbidity 0.08 NTU.", REASON);
    assertThat(accepted(addendum, original(), JANE).content().body())
        .isEqualTo("Filter 3 backwashed.\n\nTurbidity 0.08 NTU.");
  }

  @Test
  void aStruckEntryStaysLegible() {
    LogEntry entry = accepted(strike(), original(), JANE);
    assertThat(entry.isStruck()).isTrue();
    assertThat(entry.content()).isEqualTo(original().content());
  }

  @ParameterizedTest
  @EnumSource(
      value = ChangeKind.class,
      names = {"ADDENDUM", "STRIKE"})
  void aStruckEntryCanOnlyBeCorrected(ChangeKind kind) {
    LogEntry struck = accepted(strike(), original(), JANE);
    Amendment again = new Amendment(kind, kind == ChangeKind.STRIKE ? null : "more", REASON);
    assertThat(faultsOf(again.decide(struck, struck, JANE, THIRD, LATER)))
        .containsExactly("change_kind");
    assertThat(correction("It was right.").decide(struck, struck, JANE, THIRD, LATER))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void anAmendmentOfASupersededVersionNamesTheLatest() {
    LogEntry second = accepted(correction("two"), original(), JANE);
    assertThat(correction("three").decide(original(), second, JANE, THIRD, LATER))
        .isEqualTo(new Refusal.NotLatestVersion(SECOND, 2));
  }

  @Test
  void aColleagueDoesNotCorrectWhatOthersWrote() {
    assertThat(correction("x").decide(original(), original(), KIM, SECOND, LATER))
        .isEqualTo(new Refusal.NotTheAuthor(JANE.operator()));
  }

  @Test
  void anEntryOfAServiceIsOnlyAmendedBySupervisorsAlsoWhenItNamesThePerson() {
    LogEntry automatic =
        new AutomaticEntry(
                "wtp-1",
                EntryType.ALARM_ACKNOWLEDGED,
                Content.of("Alarm acknowledged by Jane Doe"),
                NOW,
                JANE.operator(),
                new SourceEvent("alert-engine", "e-1"))
            .recorded(FIRST, NOW, Duration.ofMinutes(15));
    assertThat(correction("x").decide(automatic, automatic, JANE, SECOND, LATER))
        .isInstanceOf(Refusal.NotTheAuthor.class);
    LogEntry corrected = accepted(correction("x"), automatic, LEE);
    assertThat(corrected.source()).isNull();
    assertThat(corrected.actorKind()).isEqualTo(automatic.actorKind());
  }

  @Test
  void aPlantThatTheTokenDoesNotListIsRefused() {
    Writer elsewhere = new Writer(JANE.operator(), "jane", Set.of("wtp-2"), true);
    assertThat(correction("x").decide(original(), original(), elsewhere, SECOND, LATER))
        .isEqualTo(new Refusal.PlantNotAllowed("wtp-1"));
  }

  @Test
  void whatIsMissingOrTooMuchIsNamed() {
    assertThat(faults(new Amendment(null, "x", REASON))).containsExactly("change_kind");
    assertThat(faults(new Amendment(ChangeKind.ORIGINAL, "x", REASON)))
        .containsExactly("change_kind");
    assertThat(faults(new Amendment(ChangeKind.CORRECTION, null, REASON))).containsExactly("body");
    assertThat(faults(new Amendment(ChangeKind.ADDENDUM, " ", REASON))).containsExactly("body");
    assertThat(faults(new Amendment(ChangeKind.ADDENDUM, "x".repeat(19_999), REASON)))
        .containsExactly("body");
    assertThat(faults(new Amendment(ChangeKind.STRIKE, "x", REASON))).containsExactly("body");
  }

  @Test
  void aReasonSaysSomething() {
    assertThat(faults(new Amendment(ChangeKind.CORRECTION, "x", null))).containsExactly("reason");
    assertThat(faults(new Amendment(ChangeKind.CORRECTION, "x", " typo  ")))
        .containsExactly("reason");
    assertThat(faults(new Amendment(ChangeKind.CORRECTION, "x", "y".repeat(1001))))
        .containsExactly("reason");
  }

  private static LogEntry original() {
    Decision decision = Writing.decide(request().get(), JANE, FIRST, NOW, Duration.ofMinutes(15));
    return ((Decision.Accepted) decision).entry();
  }

  private static Amendment correction(String body) {
    return new Amendment(ChangeKind.CORRECTION, body, REASON);
  }

  private static Amendment strike() {
    return new Amendment(ChangeKind.STRIKE, null, REASON);
  }

  private static LogEntry accepted(Amendment amendment, LogEntry latest, Writer writer) {
    Decision decision = amendment.decide(latest, latest, writer, SECOND, LATER);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).entry();
  }

  private static List<String> faults(Amendment amendment) {
    return faultsOf(amendment.decide(original(), original(), JANE, SECOND, LATER));
  }

  private static List<String> faultsOf(Decision decision) {
    assertThat(decision).isInstanceOf(Refusal.Invalid.class);
    return ((Refusal.Invalid) decision).faults().stream().map(Fault::field).toList();
  }
}
