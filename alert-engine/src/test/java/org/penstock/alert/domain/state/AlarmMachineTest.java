package org.penstock.alert.domain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.OPERATOR;
import static org.penstock.alert.domain.Samples.SUPERVISOR;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.turbidity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.AlarmPriority;

/** Every (state, input) pair of both regions under every behaviour, against the table file. */
class AlarmMachineTest {

  private static final StateTable TABLE = StateTable.read();

  /** Open at H, so that HH escalates; the pair of it de-escalates. */
  private static final Activation AT_H = open(Level.H);

  private static final Activation AT_HH = open(Level.HH);

  private record Case(String base, String overlay, String input, Behaviour behaviour) {}

  @Test
  void everyPairOfStateAndInputAnswersAsTheTableSays() {
    List<Case> cases = everyPair();
    List<String> wrong = new ArrayList<>();
    for (Case one : cases) {
      String expected =
          TABLE
              .first(one.base(), one.overlay(), one.input(), one.behaviour())
              .map(row -> row.answerFrom(one.base(), one.overlay()))
              .orElse("unspecified");
      String actual = describe(step(one));
      if (!actual.equals(expected)) {
        wrong.add(one + ": expected " + expected + " but was " + actual);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).as("states x inputs x behaviours").hasSize(6 * 7 * 21 * 16);
  }

  @Test
  void everyRowOfTheTableIsUsed() {
    Set<Integer> used = new HashSet<>();
    everyPair()
        .forEach(one ->
            TABLE
                .first(one.base(), one.overlay(), one.input(), one.behaviour())
                .ifPresent(row -> used.add(row.number())));
    assertThat(TABLE.rows())
        .extracting(StateTable.Row::number)
        .containsExactlyElementsOf(used.stream().sorted().toList());
  }

  @Test
  void anEscalationTakesTheAcknowledgementBackAndKeepsTheWorstLevel() {
    Activation seen = AT_H.acknowledged(new Acknowledgement(OPERATOR, noon(1), "on my way"));
    Activation after = activation(step(new AlarmState.Acknowledged(seen), "ESCALATE"));
    assertThat(after.acknowledgement()).isNull();
    assertThat(after.maxLevel()).isEqualTo(Level.HH);
    assertThat(after.occurrenceId()).isEqualTo(seen.occurrenceId());
    assertThat(after.priority()).isEqualTo(AlarmPriority.CRITICAL);
  }

  @Test
  void aLowerLevelKeepsTheWorstOneAndTheAcknowledgement() {
    Activation seen = AT_HH.acknowledged(new Acknowledgement(OPERATOR, noon(1), null));
    Activation after = activation(step(new AlarmState.Acknowledged(seen), "DEESCALATE"));
    assertThat(after.level()).isEqualTo(Level.H);
    assertThat(after.maxLevel()).isEqualTo(Level.HH);
    assertThat(after.acknowledgement()).isEqualTo(seen.acknowledgement());
  }

  @Test
  void theSameLevelAgainIsNoNews() {
    AlarmInput same =
        new AlarmInput.ChangeLevel(Level.H, AlarmPriority.HIGH, turbidity("0.4", 9), noon(9));
    Standing unseen = new Standing(new AlarmState.Unacknowledged(AT_H), Overlay.None.NONE);
    assertThat(AlarmMachine.step(unseen, same, Behaviour.USUAL)).isEqualTo(new Step.Stayed());
  }

  @Test
  void whatIsActiveWhenTheShelfEndsIsOfTheSameOccurrenceAndWaitsFromThatMoment() {
    Activation seen = AT_H.acknowledged(new Acknowledgement(OPERATOR, noon(1), null));
    Standing shelved =
        new Standing(
            new AlarmState.Acknowledged(seen), new Overlay.Shelved(shelf(Shelf.Mode.TIMED)));
    Activation after =
        activation(
            AlarmMachine.step(shelved, new AlarmInput.ShelfExpires(noon(10)), Behaviour.USUAL));
    assertThat(after.occurrenceId()).isEqualTo(AT_H.occurrenceId());
    assertThat(after.acknowledgement()).isNull();
    assertThat(Objects.requireNonNull(after.announcement()).since()).isEqualTo(noon(10));
  }

  @Test
  void whatIsRaisedBeneathAnOverlayIsNotAnnounced() {
    Standing shelved =
        new Standing(AlarmState.Normal.NORMAL, new Overlay.Shelved(shelf(Shelf.Mode.TIMED)));
    assertThat(activation(AlarmMachine.step(shelved, input("RAISE"), Behaviour.USUAL)))
        .extracting(Activation::announcement)
        .isNull();
  }

  @Test
  void aTimeoutIsToldOnce() {
    Activation told = AT_H.announced(Objects.requireNonNull(AT_H.announcement()).timeoutTold());
    assertThat(step(new AlarmState.Unacknowledged(told), "TOO_LONG")).isEqualTo(new Step.Stayed());
  }

  @Test
  void aReviewIsToldOnce() {
    Standing out =
        new Standing(AlarmState.Normal.NORMAL, new Overlay.OutOfService(removal().reviewTold()));
    assertThat(AlarmMachine.step(out, input("REVIEW"), Behaviour.USUAL))
        .isEqualTo(new Step.Stayed());
  }

  private static List<Case> everyPair() {
    List<Case> cases = new ArrayList<>();
    for (String base : bases(AT_H).keySet()) {
      for (String overlay : overlays().keySet()) {
        for (String input : inputs().keySet()) {
          for (int bits = 0; bits < 16; bits++) {
            cases.add(new Case(base, overlay, input, behaviour(bits)));
          }
        }
      }
    }
    return cases;
  }

  private static Step step(Case one) {
    Activation open = one.input().equals("DEESCALATE") ? AT_HH : AT_H;
    Standing standing =
        new Standing(
            Objects.requireNonNull(bases(open).get(one.base())),
            Objects.requireNonNull(overlays().get(one.overlay())));
    return AlarmMachine.step(standing, input(one.input()), one.behaviour());
  }

  private static Step step(AlarmState base, String input) {
    return AlarmMachine.step(new Standing(base, Overlay.None.NONE), input(input), Behaviour.USUAL);
  }

  private static Activation activation(Step step) {
    assertThat(step).isInstanceOf(Step.Moved.class);
    return Objects.requireNonNull(((Step.Moved) step).activation());
  }

  private static Activation open(Level level) {
    return new Activation(
        new UUID(0, 7),
        noon(0),
        level,
        level,
        AlarmPriority.HIGH,
        turbidity("0.4", 0),
        null,
        null,
        Announcement.at(noon(0)),
        null);
  }

  private static Shelf shelf(Shelf.Mode mode) {
    return new Shelf(mode, noon(600), Shelf.Reason.CHATTERING, null, OPERATOR, noon(5));
  }

  private static Removal removal() {
    return new Removal("analyser away", null, noon(900), false, SUPERVISOR, noon(5));
  }

  private static Map<String, AlarmState> bases(Activation open) {
    Map<String, AlarmState> states = new LinkedHashMap<>();
    states.put("NORM", AlarmState.Normal.NORMAL);
    states.put("UNACK", new AlarmState.Unacknowledged(open));
    states.put("ACKED", new AlarmState.Acknowledged(open));
    states.put("RTNUN", new AlarmState.ReturnedUnacknowledged(open));
    states.put("LATCH_UNACK", new AlarmState.LatchedUnacknowledged(open));
    states.put("LATCH_ACK", new AlarmState.LatchedAcknowledged(open));
    return states;
  }

  private static Map<String, Overlay> overlays() {
    Map<String, Overlay> overlays = new LinkedHashMap<>();
    overlays.put("NONE", Overlay.None.NONE);
    overlays.put("TIMED", new Overlay.Shelved(shelf(Shelf.Mode.TIMED)));
    overlays.put("ONESHOT", new Overlay.Shelved(shelf(Shelf.Mode.ONE_SHOT)));
    overlays.put("SUPPRESSED", new Overlay.SuppressedByDesign(null));
    overlays.put("SUPP_TIMED", new Overlay.SuppressedByDesign(shelf(Shelf.Mode.TIMED)));
    overlays.put("SUPP_ONESHOT", new Overlay.SuppressedByDesign(shelf(Shelf.Mode.ONE_SHOT)));
    overlays.put("OOS", new Overlay.OutOfService(removal()));
    return overlays;
  }

  private static AlarmInput input(String name) {
    return Objects.requireNonNull(inputs().get(name));
  }

  private static Map<String, AlarmInput> inputs() {
    Observation reading = turbidity("1.2", 10);
    Map<String, AlarmInput> inputs = new LinkedHashMap<>();
    inputs.put(
        "RAISE",
        new AlarmInput.Raise(new UUID(0, 8), Level.H, AlarmPriority.HIGH, reading, noon(10)));
    inputs.put(
        "ESCALATE",
        new AlarmInput.ChangeLevel(Level.HH, AlarmPriority.CRITICAL, reading, noon(10)));
    inputs.put(
        "DEESCALATE", new AlarmInput.ChangeLevel(Level.H, AlarmPriority.HIGH, reading, noon(10)));
    inputs.put("CLEAR", new AlarmInput.Clear(reading, noon(10)));
    inputs.put("OVER", new AlarmInput.Over(noon(10)));
    inputs.put("ACK", new AlarmInput.Acknowledge(OPERATOR, "seen", noon(10)));
    inputs.put("RESET", new AlarmInput.Reset(OPERATOR, null, noon(10)));
    inputs.put("REANNOUNCE", new AlarmInput.Reannounce(noon(10)));
    inputs.put("REALARM", new AlarmInput.Realarm(noon(10)));
    inputs.put("TOO_LONG", new AlarmInput.UnacknowledgedTooLong(noon(10)));
    inputs.put("SHELVE", new AlarmInput.PutOnShelf(shelf(Shelf.Mode.TIMED)));
    inputs.put("UNSHELVE", new AlarmInput.TakeOffShelf(OPERATOR, null, noon(10)));
    inputs.put("EXPIRE", new AlarmInput.ShelfExpires(noon(10)));
    inputs.put("SUPPRESS", new AlarmInput.Suppress(noon(10)));
    inputs.put("UNSUPPRESS", new AlarmInput.Unsuppress(noon(10)));
    inputs.put("OUT", new AlarmInput.TakeOutOfService(removal()));
    inputs.put("BACK", new AlarmInput.ReturnToService(SUPERVISOR, null, false, noon(10)));
    inputs.put("BACK_SUPPRESSED", new AlarmInput.ReturnToService(SUPERVISOR, null, true, noon(10)));
    inputs.put("REVIEW", new AlarmInput.ReviewDue(noon(10)));
    inputs.put("REMARK", new AlarmInput.Remark(OPERATOR, "pump is being greased", noon(10)));
    inputs.put("RETIRE", new AlarmInput.Retire(noon(10)));
    return inputs;
  }

  private static Behaviour behaviour(int bits) {
    return new Behaviour((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
  }

  private static String describe(Step step) {
    return switch (step) {
      case Step.Stayed() -> "stays";
      case Step.Refused(Step.Refusal why) -> why.name();
      case Step.Moved(Standing to, @Nullable Activation _, List<Step.Fact> facts) ->
          to.base().base()
              + "/"
              + name(to.overlay())
              + " "
              + facts.stream().map(AlarmMachineTest::name).collect(Collectors.joining(" "));
    };
  }

  private static String name(Step.Fact fact) {
    return (fact.isAnnunciated() ? "!" : "~")
        + fact.type()
        + (fact.cause() == null ? "" : "(" + fact.cause() + ")");
  }

  private static String name(Overlay overlay) {
    return switch (overlay) {
      case Overlay.None() -> "NONE";
      case Overlay.Shelved(Shelf shelf) -> shelf.mode() == Shelf.Mode.TIMED ? "TIMED" : "ONESHOT";
      case Overlay.SuppressedByDesign(@Nullable Shelf shelf) ->
          shelf == null
              ? "SUPPRESSED"
              : shelf.mode() == Shelf.Mode.TIMED ? "SUPP_TIMED" : "SUPP_ONESHOT";
      case Overlay.OutOfService _ -> "OOS";
    };
  }
}
