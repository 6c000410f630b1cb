package org.penstock.elog.domain.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.elog.domain.writing.Requests.JANE;
import static org.penstock.elog.domain.writing.Requests.LEE;
import static org.penstock.elog.domain.writing.Requests.NOW;
import static org.penstock.elog.domain.writing.Requests.request;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.elog.domain.ActorKind;
import org.penstock.elog.domain.ChangeKind;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.LogEntry;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;

class WritingTest {

  private static final UUID ID = UUID.fromString("0198a000-0000-7000-8000-000000000001");
  private static final Duration LATE_AFTER = Duration.ofMinutes(15);

  @Test
  void theAuthorIsThePersonOfTheToken() {
    LogEntry entry = accepted(request());
    assertThat(entry.operator()).isEqualTo(JANE.operator());
    assertThat(entry.recordedBy()).isEqualTo(JANE.operator());
    assertThat(entry.actorKind()).isEqualTo(ActorKind.HUMAN);
    assertThat(entry.version().kind()).isEqualTo(ChangeKind.ORIGINAL);
    assertThat(entry.version().rootId()).isEqualTo(ID);
    assertThat(entry.source()).isNull();
    assertThat(entry.isAmended()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, true",
        "u-1, -, true",
        "jane, -, true",
        "u-1, Jane Doe, true",
        "-, Jane Doe, true",
        "u-2, -, false",
        "sam, Jane Doe, false",
        "u-1, Sam Lee, false",
        "-, Sam Lee, false",
        "'', -, false"
      })
  void aBodyMayNameItsOwnAuthorAndNobodyElse(String id, String name, boolean isTaken) {
    Decision decision = decide(request().claiming(id, name), JANE);
    if (isTaken) {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
    } else {
      assertThat(decision).isEqualTo(new Refusal.IdentityMismatch(JANE.operator()));
    }
  }

  @Test
  void aPlantThatTheTokenDoesNotListIsRefused() {
    assertThat(decide(request().plant("wtp-2"), LEE))
        .isEqualTo(new Refusal.PlantNotAllowed("wtp-2"));
  }

  @Test
  void onlySupervisorsGiveInstructions() {
    assertThat(decide(request().type("instruction"), JANE))
        .isEqualTo(new Refusal.SupervisorsOnly(EntryType.INSTRUCTION));
    assertThat(decide(request().type("instruction"), LEE)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void everyFaultIsToldAtOnce() {
    assertThat(faults(request().plant(null).type(null).body(null)))
        .extracting(Fault::field)
        .containsExactly("plant_id", "entry_type", "body");
  }

  @ParameterizedTest
  @CsvSource({"'', must not be empty", "'  ', must not be empty"})
  void anEmptyBodyIsRefused(String body, String message) {
    assertThat(faults(request().body(body))).containsExactly(new Fault("body", message));
  }

  @Test
  void aBodyHasAtMost20000Characters() {
    assertThat(accepted(request().body("x".repeat(20_000))).content().body()).hasSize(20_000);
    assertThat(faults(request().body("x".repeat(20_001))))
        .containsExactly(new Fault("body", "has more than 20000 characters"));
  }

  @Test
  void aCharacterOutsideTheBasicPlaneCountsAsOne() {
    assertThat(accepted(request().body("💧".repeat(20_000))).content().body()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bad plant",
    "'wtp/1'",
    "'0123456789012345678901234567890123456789012345678901234567890123x'"
  })
  void aPlantIdHasNoOddCharactersAndIsShort(String plant) {
    Writer allowed = new Writer(JANE.operator(), "jane", java.util.Set.of(plant), false);
    assertThat(decide(request().plant(plant), allowed)).isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void anUnknownTypeIsNamedInTheAnswer() {
    assertThat(faults(request().type("poem")))
        .containsExactly(new Fault("entry_type", "is not a type of entry: poem"));
  }

  @Test
  void nobodyWritesWhatTheLogWritesItself() {
    assertThat(faults(request().type("readings_approved")))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).startsWith("readings_approved is written"));
  }

  @Test
  void aTypeIsKnownInWhateverCase() {
    assertThat(accepted(request().type(" BackWash ")).type()).isEqualTo(EntryType.BACKWASH);
  }

  @Test
  void anEntryOfTheFutureIsRefusedBeyondFiveMinutes() {
    assertThat(accepted(request().occurredAt(NOW.plusSeconds(300))).times().isLate()).isFalse();
    assertThat(faults(request().occurredAt(NOW.plusSeconds(301))))
        .extracting(Fault::field)
        .containsExactly("occurred_at");
  }

  @Test
  void anEntryFromBeforeTheAgeOfComputersIsRefused() {
    assertThat(faults(request().occurredAt(java.time.Instant.EPOCH.minusSeconds(1))))
        .extracting(Fault::field)
        .containsExactly("occurred_at");
  }

  @Test
  void anEntryWithoutATimeIsOfNow() {
    LogEntry entry = accepted(request());
    assertThat(entry.times().occurredAt()).isEqualTo(NOW);
    assertThat(entry.times().recordedAt()).isEqualTo(NOW);
  }

  @Test
  void anEntryWrittenLongAfterTheEventIsLateByThatMuch() {
    LogEntry late = accepted(request().occurredAt(NOW.minus(Duration.ofMinutes(80))));
    assertThat(late.times().isLate()).isTrue();
    assertThat(late.times().lateBy()).isEqualTo(Duration.ofMinutes(80));
    LogEntry inTime = accepted(request().occurredAt(NOW.minus(LATE_AFTER)));
    assertThat(inTime.times().isLate()).isFalse();
  }

  @Test
  void textIsComposedSoThatTheSameWordIsTheSameText() {
    LogEntry entry = accepted(request().body("de\u0301bit").title("e\u0301").area("e\u0301"));
    assertThat(entry.content().body()).isEqualTo("d\u00e9bit");
    assertThat(entry.content().title()).isEqualTo("\u00e9");
    assertThat(entry.content().area()).isEqualTo("\u00e9");
  }

  @Test
  void aBlankTitleIsNoTitle() {
    assertThat(accepted(request().title("  ")).content().title()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"'a\u0000b'", "'a\u0007b'", "'a\uD800b'"})
  void charactersThatCannotBeShownAreRefused(String text) {
    assertThat(faults(request().body(text).title(text).metadata("k", text)))
        .extracting(Fault::field)
        .containsExactly("body", "title", "metadata");
  }

  @Test
  void linesAndTabsAreText() {
    assertThat(accepted(request().body("a\n\tb\r\nc")).content().body()).isEqualTo("a\n\tb\r\nc");
  }

  @Test
  void tagsAreFewShortAndNotBlank() {
    assertThat(accepted(request().tags(List.of("filter"))).content().tags()).containsOnly("filter");
    assertThat(faults(request().tags(Collections.nCopies(21, "a")))).hasSize(1);
    assertThat(faults(request().tags(List.of(" ", "x".repeat(51))))).hasSize(2);
  }

  @Test
  void refsAreFewAndShort() {
    EntryReference ref = new EntryReference(ReferenceType.WORK_ORDER, "4711", "Pump");
    assertThat(accepted(request().refs(List.of(ref))).content().refs()).containsExactly(ref);
    assertThat(faults(request().refs(Collections.nCopies(51, ref)))).hasSize(1);
    EntryReference longId = new EntryReference(ReferenceType.TAG, "x".repeat(201), null);
    assertThat(faults(request().refs(List.of(longId)))).hasSize(1);
  }

  @Test
  void priorityIsOneToFive() {
    assertThat(accepted(request()).content().priority()).isEqualTo(3);
    assertThat(accepted(request().priority(1)).content().priority()).isEqualTo(1);
    assertThat(faults(request().priority(0))).hasSize(1);
    assertThat(faults(request().priority(6))).hasSize(1);
  }

  @Test
  void metadataIsAnyTree() {
    Map<String, Object> tree = Map.of("list", List.of(1, true, "x"), "n", new BigDecimal("1E+3"));
    assertThat(accepted(request().metadata("tree", tree).metadata("none", null)).content())
        .satisfies(content -> assertThat(content.metadata()).containsKeys("tree", "none"));
  }

  @Test
  void metadataThatWouldFillTheMemoryIsRefused() {
    assertThat(faults(request().metadata("n", new BigDecimal("1E+1000000000")))).hasSize(1);
    assertThat(faults(request().metadata("n", new BigDecimal("1".repeat(101))))).hasSize(1);
    assertThat(faults(request().metadata("text", "x".repeat(16_001)))).hasSize(1);
    Object deep = "end";
    for (int i = 0; i < 9; i++) {
      deep = List.of(deep);
    }
    assertThat(faults(request().metadata("deep", deep))).hasSize(1);
    assertThat(faults(request().metadata("k\u0000", "v"))).hasSize(1);
  }

  private static LogEntry accepted(Requests request) {
    Decision decision = decide(request, JANE);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).entry();
  }

  private static List<Fault> faults(Requests request) {
    Decision decision = decide(request, LEE);
    assertThat(decision).isInstanceOf(Refusal.Invalid.class);
    return ((Refusal.Invalid) decision).faults();
  }

  private static Decision decide(Requests request, Writer writer) {
    return Writing.decide(request.get(), writer, ID, NOW, LATE_AFTER);
  }
}
