package org.penstock.alert.domain.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.turbidity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Level;
import org.penstock.event.AlarmPriority;

/** Every (state, input) pair under every behaviour, against the table of ISA-18.2. */
class AlarmMachineTest {

  /**
   * State, input, guard, answer. A guard names what must hold: L latching, A ack required, R return
   * ack required, E re-ack on escalation; a small letter says it must not. The first line that fits
   * counts.
   */
  private static final String TABLE =
      """
      NORM         RAISE      A   UNACK        RAISED
      NORM         RAISE      a   ACKED        RAISED(AUTO_ACK)
      NORM         ESCALATE   -   stays
      NORM         DEESCALATE -   stays
      NORM         CLEAR      -   stays
      NORM         ACK        -   NOT_APPLICABLE
      NORM         RESET      -   NOT_APPLICABLE
      NORM         RETIRE     -   stays
      UNACK        RAISE      -   stays
      UNACK        ESCALATE   -   UNACK        ESCALATED
      UNACK        DEESCALATE -   UNACK        DEESCALATED
      UNACK        CLEAR      L   LATCH_UNACK  RETURNED(LATCHED)
      UNACK        CLEAR      R   RTNUN        RETURNED
      UNACK        CLEAR      r   NORM         RETURNED CLEARED
      UNACK        ACK        -   ACKED        ACKNOWLEDGED
      UNACK        RESET      -   CONDITION_ACTIVE
      UNACK        RETIRE     -   NORM         CLEARED(CONFIG)
      ACKED        RAISE      -   stays
      ACKED        ESCALATE   AE  UNACK        ESCALATED
      ACKED        ESCALATE   -   ACKED        ESCALATED
      ACKED        DEESCALATE -   ACKED        DEESCALATED
      ACKED        CLEAR      L   LATCH_ACK    RETURNED(LATCHED)
      ACKED        CLEAR      l   NORM         RETURNED CLEARED
      ACKED        ACK        -   ALREADY_ACKNOWLEDGED
      ACKED        RESET      -   CONDITION_ACTIVE
      ACKED        RETIRE     -   NORM         CLEARED(CONFIG)
      RTNUN        RAISE      A   UNACK        RAISED(REARM)
      RTNUN        RAISE      a   ACKED        RAISED(AUTO_ACK)
      RTNUN        ESCALATE   -   stays
      RTNUN        DEESCALATE -   stays
      RTNUN        CLEAR      -   stays
      RTNUN        ACK        -   NORM         ACKNOWLEDGED CLEARED
      RTNUN        RESET      -   NOT_APPLICABLE
      RTNUN        RETIRE     -   NORM         CLEARED(CONFIG)
      LATCH_UNACK  RAISE      A   UNACK        RAISED(REARM)
      LATCH_UNACK  RAISE      a   ACKED        RAISED(AUTO_ACK)
      LATCH_UNACK  ESCALATE   -   stays
      LATCH_UNACK  DEESCALATE -   stays
      LATCH_UNACK  CLEAR      -   stays
      LATCH_UNACK  ACK        -   LATCH_ACK    ACKNOWLEDGED
      LATCH_UNACK  RESET      -   ACKNOWLEDGE_FIRST
      LATCH_UNACK  RETIRE     -   NORM         CLEARED(CONFIG)
      LATCH_ACK    RAISE      A   UNACK        RAISED(REARM)
      LATCH_ACK    RAISE      a   ACKED        RAISED(AUTO_ACK)
      LATCH_ACK    ESCALATE   -   stays
      LATCH_ACK    DEESCALATE -   stays
      LATCH_ACK    CLEAR      -   stays
      LATCH_ACK    ACK        -   ALREADY_ACKNOWLEDGED
      LATCH_ACK    RESET      -   NORM         RESET CLEARED
      LATCH_ACK    RETIRE     -   NORM         CLEARED(CONFIG)
      """;

  /** Open at H, seen at worst at H, so that HH escalates and the pair of it de-escalates. */
  private static final Activation AT_H = open(Level.H);

  private static final Activation AT_HH = open(Level.HH);

  record Case(String state, String input, Behaviour behaviour) {}

  static Stream<Case> everyPair() {
    List<Case> cases = new ArrayList<>();
    for (String state : states(AT_H).keySet()) {
      for (String input : inputs().keySet()) {
        for (int bits = 0; bits < 16; bits++) {
          cases.add(new Case(state, input, behaviour(bits)));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void everyPairOfStateAndInputAnswersAsTheTableSays(Case one) {
    Activation open = one.input().equals("DEESCALATE") ? AT_HH : AT_H;
    AlarmState state = Objects.requireNonNull(states(open).get(one.state()));
    Step step = AlarmMachine.step(state, input(one.input()), one.behaviour());
    assertThat(describe(step)).isEqualTo(expected(one));
  }

  @Test
  void theTableHasALineForEveryPair() {
    assertThat(everyPair().map(AlarmMachineTest::expected)).hasSize(6 * 8 * 16).doesNotContain("");
  }

  @Test
  void anEscalationTakesTheAcknowledgementBackAndKeepsTheWorstLevel() {
    Activation seen =
        AT_H.acknowledged(new Acknowledgement(Samples.OPERATOR, noon(1), "on my way"));
    Step step =
        AlarmMachine.step(new AlarmState.Acknowledged(seen), input("ESCALATE"), Behaviour.USUAL);
    assertThat(step).isInstanceOf(Step.Moved.class);
    Activation after = ((Step.Moved) step).activation();
    assertThat(after.acknowledgement()).isNull();
    assertThat(after.maxLevel()).isEqualTo(Level.HH);
    assertThat(after.occurrenceId()).isEqualTo(seen.occurrenceId());
    assertThat(after.priority()).isEqualTo(AlarmPriority.CRITICAL);
  }

  @Test
  void aLowerLevelKeepsTheWorstOneAndTheAcknowledgement() {
    Activation seen = AT_HH.acknowledged(new Acknowledgement(Samples.OPERATOR, noon(1), null));
    Step step =
        AlarmMachine.step(new AlarmState.Acknowledged(seen), input("DEESCALATE"), Behaviour.USUAL);
    Activation after = ((Step.Moved) step).activation();
    assertThat(after.level()).isEqualTo(Level.H);
    assertThat(after.maxLevel()).isEqualTo(Level.HH);
    assertThat(after.acknowledgement()).isEqualTo(seen.acknowledgement());
  }

  @Test
  void theSameLevelAgainIsNoNews() {
    AlarmInput same =
        new AlarmInput.ChangeLevel(Level.H, AlarmPriority.HIGH, turbidity("0.4", 9), noon(9));
    assertThat(AlarmMachine.step(new AlarmState.Unacknowledged(AT_H), same, Behaviour.USUAL))
        .isEqualTo(new Step.Stayed());
  }

  private static Activation open(Level level) {
    return new Activation(
        new UUID(0, 7), noon(0), level, level, AlarmPriority.HIGH, turbidity("0.4", 0), null, null);
  }

  private static Map<String, AlarmState> states(Activation open) {
    Map<String, AlarmState> states = new LinkedHashMap<>();
    states.put("NORM", AlarmState.Normal.NORMAL);
    states.put("UNACK", new AlarmState.Unacknowledged(open));
    states.put("ACKED", new AlarmState.Acknowledged(open));
    states.put("RTNUN", new AlarmState.ReturnedUnacknowledged(open));
    states.put("LATCH_UNACK", new AlarmState.LatchedUnacknowledged(open));
    states.put("LATCH_ACK", new AlarmState.LatchedAcknowledged(open));
    return states;
  }

  private static AlarmInput input(String name) {
    return Objects.requireNonNull(inputs().get(name));
  }

  private static Map<String, AlarmInput> inputs() {
    Observation reading = turbidity("1.2", 10);
    return Map.of(
        "RAISE",
        new AlarmInput.Raise(new UUID(0, 8), Level.H, AlarmPriority.HIGH, reading, noon(10)),
        "ESCALATE",
        new AlarmInput.ChangeLevel(Level.HH, AlarmPriority.CRITICAL, reading, noon(10)),
        "DEESCALATE",
        new AlarmInput.ChangeLevel(Level.H, AlarmPriority.HIGH, reading, noon(10)),
        "CLEAR",
        new AlarmInput.Clear(reading, noon(10)),
        "ACK",
        new AlarmInput.Acknowledge(Samples.OPERATOR, "seen", noon(10)),
        "RESET",
        new AlarmInput.Reset(Samples.OPERATOR, null, noon(10)),
        "RETIRE",
        new AlarmInput.Retire(noon(10)),
        "NOTHING_NEW",
        new AlarmInput.ChangeLevel(Level.H, AlarmPriority.HIGH, reading, noon(10)));
  }

  private static Behaviour behaviour(int bits) {
    return new Behaviour((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
  }

  private static String expected(Case one) {
    if (one.input().equals("NOTHING_NEW")) {
      return "stays";
    }
    return TABLE
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(cells -> cells[0].equals(one.state()) && cells[1].equals(one.input()))
        .filter(cells -> guardHolds(cells[2], one.behaviour()))
        .findFirst()
        .map(cells -> String.join(" ", Arrays.copyOfRange(cells, 3, cells.length)))
        .orElse("");
  }

  private static boolean guardHolds(String guard, Behaviour behaviour) {
    return guard
        .chars()
        .allMatch(letter ->
            switch (letter) {
              case 'L' -> behaviour.latching();
              case 'l' -> !behaviour.latching();
              case 'A' -> behaviour.ackRequired();
              case 'a' -> !behaviour.ackRequired();
              case 'R' -> behaviour.returnAckRequired();
              case 'r' -> !behaviour.returnAckRequired();
              case 'E' -> behaviour.reAckOnEscalation();
              default -> true;
            });
  }

  private static String describe(Step step) {
    return switch (step) {
      case Step.Stayed() -> "stays";
      case Step.Refused(Step.Refusal why) -> why.name();
      case Step.Moved(AlarmState to, Activation _, List<Step.Fact> facts) ->
          to.base().name()
              + " "
              + facts.stream()
                  .map(fact -> fact.type() + (fact.cause() == null ? "" : "(" + fact.cause() + ")"))
                  .collect(Collectors.joining(" "));
    };
  }
}
