package org.penstock.alert.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.seconds;
import static org.penstock.alert.peers.Given.TAG;
import static org.penstock.alert.peers.Given.expression;
import static org.penstock.alert.peers.Given.reading;
import static org.penstock.alert.peers.Given.rule;
import static org.penstock.alert.peers.Given.toldAgain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.kind.Deviation;
import org.penstock.alert.domain.kind.Formula;
import org.penstock.alert.domain.kind.Limit;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.past.ConsecutiveSamples;
import org.penstock.alert.domain.kind.past.CountInWindow;
import org.penstock.alert.domain.kind.past.SampleClock;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.Step;
import org.penstock.event.TagValue;

/**
 * The situations that ThingsBoard tries its alarm rules on ("ThingsBoard n" in
 * docs/ALARM-SCENARIOS.md), those above all in which a rule changes while a value stands.
 */
class ThingsBoardScenariosTest {

  private static final String HOT = "hot";
  private static final String OTHER = "filters.other";

  /** ThingsBoard 1 and 2: major from 50, critical from 100, over at 25. */
  @Test
  void anAlarmIsRaisedAtItsLimitWorsensAndIsOverBeyondItsDeadband() {
    Partition partition =
        new Partition(rule(HOT, Samples.limits("25", 0, Map.of(Level.H, "50", Level.HH, "100"))));
    partition.take(
        reading("50", 0), reading("100", 1), reading("101", 2), reading("80", 3), reading("20", 4));
    assertThat(partition.told(HOT))
        .containsExactly("0 RAISED H", "1 ESCALATED HH", "4 RETURNED HH");
    assertThat(partition.state(HOT)).isEqualTo("RTNUN");
  }

  /** ThingsBoard 3: a value that stands is as many samples as it has held. */
  @Test
  void soManySamplesInARowAreOneAlarmAndMoreAreAWorseOne() {
    Partition partition = new Partition(rule("five", inARow(5)), rule("ten", inARow(10)));
    partition.take(reading("50", 1));
    partition.until(99);
    assertThat(partition.told("five")).containsExactly("50 RAISED H");
    assertThat(partition.told("ten")).isEmpty();
    partition.until(100);
    assertThat(partition.told("ten")).containsExactly("100 RAISED H");
  }

  /** ThingsBoard 8. */
  @Test
  void aTextIsAnAlarmWhileItContainsAWord() {
    Partition partition =
        new Partition(
            rule(
                "place",
                new Formula(expression("tags['" + TAG + "'].contains('Kyiv')"), Duration.ZERO)));
    partition.take(
        reading(TAG, TagValue.of("Ukraine, Kyiv"), 0),
        reading(TAG, TagValue.of("Ukraine, Lviv"), 1));
    assertThat(partition.told("place")).containsExactly("0 RAISED", "1 RETURNED");
  }

  /** ThingsBoard 9 and 15; row 14: the schedule is a tag like any other. */
  @Test
  void aValueThatStandsIsAnAlarmAsSoonAsTheRuleIsEnabled() {
    Partition partition =
        new Partition(rule(HOT, above("50")).enabledBy("tags['" + OTHER + "'] == true"));
    partition.take(reading(OTHER, TagValue.of(false), 0), reading("60", 1));
    partition.until(100);
    assertThat(partition.told(HOT)).isEmpty();
    partition.take(reading(OTHER, TagValue.of(true), 101), reading(OTHER, TagValue.of(false), 102));
    assertThat(partition.told(HOT)).containsExactly("101 RAISED H", "102 RETURNED H");
  }

  /** ThingsBoard 10. */
  @Test
  void aRuleOfAnotherNameEndsTheOldAlarmAndBeginsANewOneThoughTheValueStands() {
    Partition partition = new Partition(rule(HOT, above("50")));
    Observation stands = reading("60", 0);
    partition.take(stands);
    partition.until(9);
    partition.inForce(rule("renamed", above("50")));
    partition.take(toldAgain(stands, 12));
    partition.until(14);
    assertThat(partition.told(HOT)).containsExactly("0 RAISED H", "10 CLEARED(CONFIG) H");
    assertThat(partition.told("renamed")).containsExactly("14 RAISED H");
  }

  /** ThingsBoard 11. */
  @Test
  void aLimitThatIsLoweredBelowAValueThatStandsRaises() {
    Partition partition = new Partition(rule(HOT, above("100")));
    partition.take(reading("60", 0));
    partition.until(9);
    partition.inForce(rule(HOT, above("50")));
    partition.until(20);
    assertThat(partition.told(HOT)).containsExactly("20 RAISED H");
  }

  /** ThingsBoard 11, the other way. */
  @Test
  void aLimitThatIsLiftedAboveAValueThatStandsLetsTheAlarmReturn() {
    Partition partition = new Partition(rule(HOT, above("50")));
    partition.take(reading("60", 0));
    partition.inForce(rule(HOT, above("100")));
    partition.until(20);
    assertThat(partition.told(HOT)).containsExactly("0 RAISED H", "20 RETURNED H");
  }

  /** ThingsBoard 11: a rules file is most often changed while the engine is stopped. */
  @Test
  void aLimitThatIsLoweredWhileTheEngineIsStoppedRaisesAfterTheStart() {
    Partition partition = new Partition(rule(HOT, above("100")));
    partition.take(reading("60", 0));
    partition.until(9);
    partition.inForce(rule(HOT, above("50")));
    partition.restart();
    partition.until(20);
    assertThat(partition.told(HOT)).containsExactly("20 RAISED H");
  }

  /** ThingsBoard 11: what is acknowledged is not told again because its limit moved. */
  @Test
  void anAlarmThatHoldsByTheNewLimitTooIsLeftAsItIs() {
    Partition partition = new Partition(rule(HOT, above("50")));
    partition.take(reading("60", 0));
    partition.acknowledge(HOT, 1);
    partition.inForce(rule(HOT, above("55")));
    partition.until(20);
    assertThat(partition.told(HOT)).containsExactly("0 RAISED H", "1 ACKNOWLEDGED H");
  }

  /** ThingsBoard 12: counted are the changes; the next telling of the value judges them. */
  @Test
  void aCountThatIsLoweredToWhatHasHappenedRaisesWithTheNextTelling() {
    Partition partition = new Partition(rule("often", times(5)));
    Observation last = reading(TAG, TagValue.of(true), 6);
    partition.take(
        reading(TAG, TagValue.of(false), 1),
        reading(TAG, TagValue.of(true), 2),
        reading(TAG, TagValue.of(false), 3),
        reading(TAG, TagValue.of(true), 4),
        reading(TAG, TagValue.of(false), 5),
        last);
    partition.inForce(rule("often", times(3)));
    partition.take(toldAgain(last, 30));
    assertThat(partition.told("often")).containsExactly("30 RAISED");
  }

  /** ThingsBoard 7 and 13: a threshold that stands in a tag, and then in another. */
  @Test
  void anotherTagForTheThresholdIsHeldAgainstTheValueThatStands() {
    Partition partition = new Partition(rule(HOT, over("filters.plant-limit")));
    partition.take(
        reading("filters.plant-limit", TagValue.of(100L), 0),
        reading("filters.own-limit", TagValue.of(50L), 1),
        reading("60", 2));
    partition.inForce(rule(HOT, over("filters.own-limit")));
    partition.until(20);
    assertThat(partition.told(HOT)).containsExactly("20 RAISED H");
  }

  /** ThingsBoard 16: there a person clears it, and the next reading raises it again. */
  @Test
  void nobodyClearsWhatIsActive() {
    Partition partition = new Partition(rule(HOT, above("50")));
    partition.take(reading("60", 0));
    assertThat(partition.act(HOT, new AlarmInput.Reset(Samples.OPERATOR, null, noon(1))))
        .isEqualTo(new Verdict.Refused(Step.Refusal.CONDITION_ACTIVE));
    partition.take(reading("61", 2));
    assertThat(partition.told(HOT)).containsExactly("0 RAISED H");
  }

  private static RuleKind above(String limit) {
    return Samples.limits("0", 0, Map.of(Level.H, limit));
  }

  private static RuleKind over(String tag) {
    return new Deviation(tag, limit("0"));
  }

  private static RuleKind times(int count) {
    return new CountInWindow(TagValue.of(true), count, Duration.ofHours(1), Duration.ZERO);
  }

  private static RuleKind inARow(int samples) {
    return new ConsecutiveSamples(
        new SampleClock(seconds(10), Duration.ofHours(1), samples), limit("50"));
  }

  private static LimitSet limit(String limit) {
    return new LimitSet(
        Map.of(Level.H, new Limit(new BigDecimal(limit), Duration.ZERO, null)), BigDecimal.ZERO);
  }
}
