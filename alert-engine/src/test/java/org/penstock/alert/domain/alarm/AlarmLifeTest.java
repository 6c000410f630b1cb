package org.penstock.alert.domain.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.bad;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.turbidity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.kind.Discrete;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.AlarmState;
import org.penstock.alert.domain.state.Step;
import org.penstock.event.AlarmEventType;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** One alarm through readings, delays and people's acts. On-delay 5 s, off-delay 10 s. */
class AlarmLifeTest {

  private final AlarmLife life = new AlarmLife(Samples.turbidity(), countedIds());
  private final List<Transition> history = new ArrayList<>();
  private Alarm alarm = Alarm.untouched("filter2-turbidity-high@FILTER-2");

  @Test
  void aValueThatJumpsAndStaysRaisesWithoutAFurtherReading() {
    observe("0.5", 0);
    advance(4.9);
    assertThat(history).isEmpty();
    advance(60);
    assertThat(told()).containsExactly("RAISED H at 5.0");
    assertThat(Objects.requireNonNull(last().evidence()).value())
        .isEqualTo(turbidity("0.5", 0).value());
  }

  @Test
  void aShortExcursionRaisesNothing() {
    observe("0.5", 0);
    observe("0.1", 4);
    advance(60);
    assertThat(history).isEmpty();
    assertThat(alarm.condition()).isEqualTo(Condition.NORMAL);
  }

  @Test
  void aDipIntoTheDeadbandStartsTheOnDelayAnew() {
    observe("0.5", 0);
    observe("0.29", 3);
    observe("0.5", 4);
    advance(8.9);
    assertThat(history).isEmpty();
    advance(9);
    assertThat(told()).containsExactly("RAISED H at 9.0");
  }

  @Test
  void theNextReadingNoticesWhatTheTimerWouldHave() {
    observe("0.5", 0);
    observe("0.1", 20);
    assertThat(told()).containsExactly("RAISED H at 5.0");
    advance(30);
    assertThat(told()).containsExactly("RAISED H at 5.0", "RETURNED H at 30.0");
  }

  @Test
  void aValueInTheDeadbandKeepsTheAlarmAndStopsTheOffDelay() {
    raise();
    observe("0.1", 20);
    observe("0.29", 25);
    advance(100);
    assertThat(told()).containsExactly("RAISED H at 5.0");
    observe("0.27", 200);
    advance(210);
    assertThat(told()).last().isEqualTo("RETURNED H at 210.0");
  }

  @Test
  void levelsRiseAndFallEachWithTheirOwnDelay() {
    observe("0.5", 0);
    observe("1.5", 3);
    advance(10);
    observe("0.5", 20);
    advance(40);
    assertThat(told())
        .containsExactly("RAISED H at 5.0", "ESCALATED HH at 8.0", "DEESCALATED H at 30.0");
    assertThat(Objects.requireNonNull(last().activation()).maxLevel()).isEqualTo(Level.HH);
  }

  @Test
  void aJumpBeyondBothLimitsRaisesOnceAtTheWorse() {
    observe("1.5", 0);
    advance(5);
    assertThat(told()).containsExactly("RAISED HH at 5.0");
  }

  @Test
  void badDataNeitherClearsNorStartsAnything() {
    raise();
    observe("0.1", 20);
    take(life.observe(alarm, bad(25)));
    advance(1000);
    assertThat(told()).containsExactly("RAISED H at 5.0");
    observe("0.1", 2000);
    advance(2010);
    assertThat(told()).last().isEqualTo("RETURNED H at 2010.0");
  }

  @Test
  void badDataDoNotStopAnAlarmThatIsUnderWay() {
    observe("0.5", 0);
    take(life.observe(alarm, bad(2)));
    advance(5);
    assertThat(told()).containsExactly("RAISED H at 5.0");
  }

  @Test
  void textWhereANumberIsDueIsNoEvidence() {
    raise();
    take(
        life.observe(
            alarm,
            new Observation(
                Samples.TURBIDITY, TagValue.of("fault"), null, Quality.GOOD, noon(20))));
    advance(1000);
    assertThat(told()).containsExactly("RAISED H at 5.0");
  }

  @Test
  void uncertainDataAreJudgedAndStaleDataAreNot() {
    take(life.observe(alarm, quality("0.5", Quality.STALE, 0)));
    advance(10);
    assertThat(history).isEmpty();
    take(life.observe(alarm, quality("0.5", Quality.UNCERTAIN, 20)));
    advance(25);
    assertThat(told()).containsExactly("RAISED H at 25.0");
  }

  @Test
  void aReadingOlderThanTheLastThatCountedChangesNothing() {
    raise();
    observe("0.1", -5);
    advance(1000);
    assertThat(told()).containsExactly("RAISED H at 5.0");
  }

  @Test
  void theSameReadingTwiceIsTakenOnce() {
    observe("0.5", 0);
    Alarm once = alarm;
    observe("0.5", 0);
    assertThat(alarm).isEqualTo(once);
  }

  @Test
  void anAcknowledgedAlarmReturnsToNormalByItself() {
    raise();
    act(new AlarmInput.Acknowledge(Samples.OPERATOR, "looking", noon(7)));
    observe("0.1", 20);
    advance(30);
    assertThat(told())
        .containsExactly(
            "RAISED H at 5.0", "ACKNOWLEDGED H at 7.0", "RETURNED H at 30.0", "CLEARED H at 30.0");
    assertThat(alarm.standing().base()).isEqualTo(AlarmState.Normal.NORMAL);
    assertThat(history).extracting(Transition::seq).containsExactly(1L, 2L, 3L, 4L);
    assertThat(history.get(1).actor()).isEqualTo(Samples.OPERATOR);
    assertThat(history.get(1).comment()).isEqualTo("looking");
  }

  @Test
  void anActThatCannotBeDoneSaysWhyAndLeavesNoTrace() {
    Verdict verdict = life.act(alarm, new AlarmInput.Acknowledge(Samples.OPERATOR, null, noon(1)));
    assertThat(verdict).isEqualTo(new Verdict.Refused(Step.Refusal.NOT_APPLICABLE));
  }

  @Test
  void anAlarmRaisedAgainBeforeItWasSeenIsANewOccurrence() {
    raise();
    observe("0.1", 20);
    advance(30);
    observe("0.5", 40);
    advance(45);
    assertThat(told()).last().isEqualTo("RAISED H at 45.0");
    assertThat(last().fact().cause()).isEqualTo(Step.Cause.REARM);
    assertThat(history)
        .extracting(one ->
            Objects.requireNonNull(one.activation()).occurrenceId().getLeastSignificantBits())
        .containsExactly(1L, 1L, 2L);
  }

  @Test
  void aRetiredRuleLetsItsAlarmGo() {
    raise();
    take(life.retire(alarm, noon(9)));
    assertThat(told()).last().isEqualTo("CLEARED H at 9.0");
    assertThat(alarm.condition()).isEqualTo(Condition.NORMAL);
    assertThat(life.retire(alarm, noon(10)).transitions()).isEmpty();
  }

  @Test
  void aLatchedAlarmWaitsForAcknowledgementAndReset() {
    AlarmLife latching =
        new AlarmLife(Samples.turbidity(new Behaviour(true, true, true, true)), countedIds());
    take(latching.observe(alarm, turbidity("0.5", 0)));
    take(latching.observe(alarm, turbidity("0.1", 20)));
    take(latching.advance(alarm, noon(30)));
    AlarmInput.Act ack = new AlarmInput.Acknowledge(Samples.OPERATOR, null, noon(31));
    AlarmInput.Act reset = new AlarmInput.Reset(Samples.SUPERVISOR, "repaired", noon(32));
    assertThat(latching.act(alarm, reset))
        .isEqualTo(new Verdict.Refused(Step.Refusal.ACKNOWLEDGE_FIRST));
    take(done(latching.act(alarm, ack)));
    take(done(latching.act(alarm, reset)));
    assertThat(history)
        .extracting(one -> one.fact().type())
        .containsExactly(
            AlarmEventType.RAISED,
            AlarmEventType.RETURNED,
            AlarmEventType.ACKNOWLEDGED,
            AlarmEventType.RESET,
            AlarmEventType.CLEARED);
    assertThat(last().comment()).isEqualTo("repaired");
    assertThat(last().actor()).isEqualTo(Samples.SUPERVISOR);
  }

  @Test
  void aSwingFromTooHighToTooLowIsWorthAnotherLook() {
    AlarmRule level =
        Samples.rule(
            "clearwell-level",
            Samples.TURBIDITY,
            Samples.limits("0.1", 0, Map.of(Level.L, "1", Level.H, "4")),
            Behaviour.USUAL);
    AlarmLife swinging = new AlarmLife(level, countedIds());
    take(swinging.observe(alarm, turbidity("4.5", 0)));
    take(swinging.observe(alarm, turbidity("0.5", 20)));
    assertThat(told()).containsExactly("RAISED H at 0.0");
    take(swinging.advance(alarm, noon(30)));
    assertThat(told()).containsExactly("RAISED H at 0.0", "ESCALATED L at 30.0");
  }

  @Test
  void aFaultContactRaisesAtOnceWhereThereIsNoDelay() {
    AlarmRule fault =
        Samples.rule(
            "pump-fault",
            Samples.TURBIDITY,
            new Discrete(TagValue.of(true), Samples.seconds(0)),
            Behaviour.USUAL);
    AlarmLife contact = new AlarmLife(fault, countedIds());
    take(contact.observe(alarm, flag(true, 0)));
    take(contact.observe(alarm, flag(false, 20)));
    take(contact.advance(alarm, noon(30)));
    assertThat(told()).containsExactly("RAISED ON at 0.0", "RETURNED ON at 30.0");
  }

  @Test
  void aDoneStepIsTheSameWheneverItIsTakenAgain() {
    AlarmLife again = new AlarmLife(Samples.turbidity(), countedIds());
    assertThat(again.observe(alarm, turbidity("1.5", 0)))
        .isEqualTo(
            new AlarmLife(Samples.turbidity(), countedIds()).observe(alarm, turbidity("1.5", 0)));
  }

  private void raise() {
    observe("0.5", 0);
    advance(5);
  }

  private void observe(String value, double second) {
    take(life.observe(alarm, turbidity(value, second)));
  }

  private void advance(double second) {
    take(life.advance(alarm, noon(second)));
  }

  private void act(AlarmInput.Act input) {
    take(done(life.act(alarm, input)));
  }

  private static Outcome done(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Done.class);
    return ((Verdict.Done) verdict).outcome();
  }

  private void take(Outcome outcome) {
    alarm = outcome.alarm();
    history.addAll(outcome.transitions());
  }

  private Transition last() {
    return history.getLast();
  }

  private List<String> told() {
    return history.stream()
        .map(one ->
            "%s %s at %.1f"
                .formatted(
                    one.fact().type(),
                    Objects.requireNonNull(one.activation()).level(),
                    second(one.occurredAt())))
        .toList();
  }

  private static double second(Instant at) {
    return (at.toEpochMilli() - Samples.NOON.toEpochMilli()) / 1000.0;
  }

  private static Observation quality(String value, Quality quality, double second) {
    Observation good = turbidity(value, second);
    return new Observation(good.tagName(), good.value(), good.unit(), quality, good.at());
  }

  private static Observation flag(boolean on, double second) {
    return new Observation(Samples.TURBIDITY, TagValue.of(on), null, Quality.GOOD, noon(second));
  }
}
