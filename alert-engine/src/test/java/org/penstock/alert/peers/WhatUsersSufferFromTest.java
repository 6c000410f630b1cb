package org.penstock.alert.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.seconds;
import static org.penstock.alert.peers.Given.MAJOR;
import static org.penstock.alert.peers.Given.MINOR;
import static org.penstock.alert.peers.Given.OK;
import static org.penstock.alert.peers.Given.TAG;
import static org.penstock.alert.peers.Given.bad;
import static org.penstock.alert.peers.Given.limits;
import static org.penstock.alert.peers.Given.reading;
import static org.penstock.alert.peers.Given.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.alert.app.tell.Telling;
import org.penstock.alert.domain.kind.Deviation;
import org.penstock.alert.domain.kind.Discrete;
import org.penstock.alert.domain.kind.Limit;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.Limits;
import org.penstock.alert.domain.kind.past.ConsecutiveSamples;
import org.penstock.alert.domain.kind.past.RateOfChange;
import org.penstock.alert.domain.kind.past.SampleClock;
import org.penstock.alert.domain.kind.past.Stale;
import org.penstock.alert.domain.kind.past.Statistic;
import org.penstock.alert.domain.kind.past.WindowStatistic;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.event.PendingTimer;
import org.penstock.event.TagValue;

/**
 * What users of other alarm systems asked for or suffered from, where it is about delays, restarts
 * and data: "row n" is a row of docs/ALARM-SCENARIOS.md.
 */
class WhatUsersSufferFromTest {

  private static final String HIGH = "high";
  private static final String OTHER = "filters.other";

  /** Row 1, and 28 for the acknowledged. */
  @Test
  void aRestartForgetsNoAcknowledgementAndRaisesNothingAnew() {
    Partition partition = new Partition(rule(HIGH, limits(0)));
    partition.take(reading(MAJOR, 0));
    partition.acknowledge(HIGH, 1);
    partition.restart();
    partition.take(reading("9.5", 10));
    partition.until(20);
    partition.restart();
    partition.until(30);
    assertThat(partition.state(HIGH)).isEqualTo("ACKED");
    assertThat(partition.told(HIGH)).containsExactly("0 RAISED HH", "1 ACKNOWLEDGED HH");
  }

  /** Row 28, for the delay that was running. */
  @Test
  void aDelayRunsOnOverARestart() {
    Partition partition = new Partition(rule(HIGH, limits(60)));
    partition.take(reading(MINOR, 0));
    partition.until(50);
    partition.restart();
    partition.until(59.9);
    assertThat(partition.told(HIGH)).isEmpty();
    partition.until(60);
    assertThat(partition.told(HIGH)).containsExactly("60 RAISED H");
  }

  /** Row 3, and Phoebus 21. */
  @Test
  void whatIsTakenOutOfServiceDuringItsDelayIsNotToldWhenTheDelayEnds() {
    Partition partition = new Partition(rule(HIGH, limits(5)));
    partition.take(reading(MINOR, 0));
    partition.takeOutOfService(HIGH, 1, 1000);
    partition.until(60);
    assertThat(partition.told(HIGH)).containsExactly("1 ~OUT_OF_SERVICE", "5 ~RAISED H");
  }

  /** Row 3, for a rule that is not enabled any more. */
  @Test
  void aRuleThatCeasesToBeEnabledDuringItsDelayRaisesNothing() {
    Partition partition = new Partition(whileRunning(5));
    partition.take(running(true, 0), reading(MINOR, 1), running(false, 2));
    partition.until(60);
    assertThat(partition.told(HIGH)).isEmpty();
  }

  /** Row 4. */
  @Test
  void aRuleThatIsEnabledAgainHasItsWholeDelayAndThenRaises() {
    Partition partition = new Partition(whileRunning(5));
    partition.take(running(true, 0), reading(MINOR, 1), running(false, 2), running(true, 10));
    partition.until(14.9);
    assertThat(partition.told(HIGH)).isEmpty();
    partition.until(60);
    assertThat(partition.told(HIGH)).containsExactly("15 RAISED H");
  }

  /** Row 4: there the end of a shelf began the delay anew. */
  @Test
  void aShelfThatEndsDuringADelayLeavesTheDelayAsItIs() {
    Partition partition = new Partition(rule(HIGH, limits(60)));
    partition.take(reading(MINOR, 0));
    partition.shelve(HIGH, Shelf.Mode.TIMED, 1, 30);
    partition.until(100);
    assertThat(partition.told(HIGH))
        .containsExactly("1 ~SHELVED", "30 ~UNSHELVED(EXPIRED)", "60 RAISED H");
  }

  /** Row 4: raised beneath a shelf, and told when it ends though nothing comes. */
  @Test
  void aDelayThatEndsBeneathAShelfIsToldWhenTheShelfEnds() {
    Partition partition = new Partition(rule(HIGH, limits(5)));
    partition.take(reading(MINOR, 0));
    partition.shelve(HIGH, Shelf.Mode.TIMED, 1, 30);
    partition.until(100);
    assertThat(partition.told(HIGH))
        .containsExactly(
            "1 ~SHELVED", "5 ~RAISED H", "30 ~UNSHELVED(EXPIRED) H", "30 RAISED(UNSUPPRESSED) H");
  }

  /** Row 5. */
  @Test
  void aDelayedAlarmIsToldOnceWhenTheDelayIsOver() {
    Partition partition = new Partition(rule(HIGH, limits(5)));
    partition.take(reading(MINOR, 0), reading("5.1", 1), reading("5.2", 2));
    assertThat(partition.lines(HIGH)).isEmpty();
    partition.take(reading("5.3", 6));
    partition.until(60);
    assertThat(partition.told(HIGH)).containsExactly("5 RAISED H");
  }

  /** Row 6. */
  @Test
  void anAlarmThatWaitsForItsDelaySaysWhenItWillCome() {
    Given slow = rule(HIGH, limits(60));
    Partition partition = new Partition(slow);
    partition.take(reading(MINOR, 0));
    assertThat(pending(partition, slow, 10)).isEqualTo(new PendingTimer("ON_DELAY", noon(60)));
    partition.until(60);
    assertThat(pending(partition, slow, 61)).isNull();
  }

  /** Row 15: whoever else speaks, time goes on for the one that does not. */
  @Test
  void aTagThatFallsSilentIsAnAlarmWhileOthersSpeak() {
    Partition partition =
        new Partition(
            rule("silent", new Stale(seconds(60), Duration.ZERO)),
            rule("other", new Stale(seconds(60), Duration.ZERO)).of(OTHER));
    partition.take(reading(OK, 0));
    for (int second = 10; second < 200; second += 10) {
      partition.take(reading(OTHER, TagValue.of((long) second), second));
    }
    assertThat(partition.told("silent")).containsExactly("60 RAISED");
    assertThat(partition.told("other")).isEmpty();
  }

  /** Row 17: off by more than the deadband, whatever the number is made of. */
  @ParameterizedTest
  @MethodSource("kindsWithANumber")
  void everyKindWithANumberHasADeadband(RuleKind kind) {
    Partition partition = new Partition(rule("number", kind));
    partition.take(reading(OTHER, TagValue.of(0L), 0));
    hold(partition, kind, "5", 0);
    hold(partition, kind, "3.5", 20);
    assertThat(partition.told("number")).as("in the deadband").hasSize(1);
    hold(partition, kind, "2.9", 40);
    assertThat(partition.lines("number")).as("beyond it").hasSize(2);
  }

  /** Row 18: the same limit for longer is worse; back below it the alarm is less. */
  @Test
  void aWarningBecomesCriticalAfterAMinuteAndLessAgain() {
    LimitSet set =
        new LimitSet(
            Map.of(Level.H, limit("4", 0), Level.HH, limit("4.5", 60)), new BigDecimal("0.2"));
    Partition partition = new Partition(rule(HIGH, new Limits("LIMIT", set)));
    partition.take(reading(MINOR, 0));
    partition.until(100);
    partition.take(reading("4.1", 101));
    assertThat(partition.told(HIGH))
        .containsExactly("0 RAISED H", "60 ESCALATED HH", "101 ~DEESCALATED H");
  }

  /** Row 19. */
  @Test
  void anEventThatDoesNotComeAgainForAWhileIsOverAndOneThatDoesIsNot() {
    Partition partition =
        new Partition(
            rule("intrusion", new Discrete(TagValue.of(true), Duration.ZERO)).offDelay(60));
    for (double second : new double[] {0, 40, 80}) {
      partition.take(
          reading(TAG, TagValue.of(true), second), reading(TAG, TagValue.of(false), second + 1));
    }
    partition.until(300);
    assertThat(partition.told("intrusion")).containsExactly("0 RAISED", "141 RETURNED");
  }

  /** Row 20: the delay is of the source's time, which is not ours. */
  @Test
  void aReadingThatArrivesLateDoesNotShortenTheDelay() {
    Partition partition = new Partition(rule(HIGH, limits(2)));
    partition.takeAt(noon(1.5), reading(MINOR, 0));
    partition.takeAt(noon(2.5), reading(OK, 1.9));
    partition.until(60);
    assertThat(partition.told(HIGH)).isEmpty();
  }

  /** Row 20, after an outage: each delay ends in its own time, not all of them at once. */
  @Test
  void aBacklogRaisesWhatWasLongEnoughAndNothingElse() {
    Partition partition = new Partition(rule(HIGH, limits(10)));
    partition.takeAt(
        noon(7200),
        reading(MINOR, 0),
        reading(OK, 8),
        reading(MINOR, 20),
        reading(OK, 31),
        reading(MINOR, 40),
        reading(OK, 49));
    partition.until(7200);
    assertThat(partition.told(HIGH)).containsExactly("30 RAISED H", "31 RETURNED H");
  }

  /**
   * Row 29: what is not known is not over, and the person who looks is told so by another alarm.
   */
  @Test
  void anAlarmWhoseValueIsAwayIsNotOver() {
    Partition partition =
        new Partition(rule(HIGH, limits(0)), rule("silent", new Stale(seconds(60), Duration.ZERO)));
    partition.take(reading(MAJOR, 0), bad(1));
    partition.until(10_000);
    assertThat(partition.state(HIGH)).isEqualTo("UNACK");
    assertThat(partition.told("silent")).containsExactly("61 RAISED");
  }

  static List<RuleKind> kindsWithANumber() {
    LimitSet number = new LimitSet(Map.of(Level.H, limit("4", 0)), BigDecimal.ONE);
    return List.of(
        new Limits("LIMIT", number),
        new Deviation(OTHER, number),
        new ConsecutiveSamples(clock(1), number),
        new WindowStatistic(Statistic.Plain.AVG, clock(1), seconds(10), 50, BigDecimal.ONE, number),
        new RateOfChange(clock(2), seconds(10), number));
  }

  /** Holds the number that the kind makes of its samples, for 20 seconds. */
  private static void hold(Partition partition, RuleKind kind, String number, double begin) {
    BigDecimal step = new BigDecimal(number);
    BigDecimal before = partition.value(TAG);
    boolean isRate = kind instanceof RateOfChange;
    partition.take(
        reading(isRate ? before.add(step).toPlainString() : number, begin + 1),
        reading(isRate ? before.add(step).add(step).toPlainString() : number, begin + 11));
    partition.until(begin + 20);
  }

  private static SampleClock clock(int samples) {
    return new SampleClock(seconds(10), Duration.ofHours(1), samples);
  }

  private static Limit limit(String limit, long onDelay) {
    return new Limit(new BigDecimal(limit), seconds(onDelay), null);
  }

  private static Given whileRunning(long onDelay) {
    return rule(HIGH, limits(onDelay)).enabledBy("tags['" + OTHER + "'] == true");
  }

  private static Observation running(boolean on, double second) {
    return reading(OTHER, TagValue.of(on), second);
  }

  private static @Nullable PendingTimer pending(Partition partition, Given given, double second) {
    return Telling.state(given.make(), partition.alarmOf(given.id()), noon(second)).pending();
  }
}
