package org.penstock.alert.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.peers.Given.MAJOR;
import static org.penstock.alert.peers.Given.MINOR;
import static org.penstock.alert.peers.Given.OK;
import static org.penstock.alert.peers.Given.bad;
import static org.penstock.alert.peers.Given.limits;
import static org.penstock.alert.peers.Given.reading;
import static org.penstock.alert.peers.Given.rule;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.kind.BadQuality;
import org.penstock.alert.domain.kind.past.CountInWindow;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/**
 * The situations that Phoebus tries its alarm logic on ("Phoebus n" in docs/ALARM-SCENARIOS.md),
 * and what this engine does in each. MINOR is H at 4, MAJOR is HH at 8. What Phoebus latches until
 * it is acknowledged is here an alarm that has returned unacknowledged, which remembers its worst
 * level.
 */
class PhoebusScenariosTest {

  private static final String HIGH = "high";
  private static final String BAD = "bad";
  private static final BadQuality NOT_FIT = new BadQuality(false, Set.of(), Duration.ZERO);

  private final Partition plain = new Partition(rule(HIGH, limits(0)));

  /** Phoebus 1. */
  @Test
  void anAlarmIsToldWhenItComesAndWhenItWorsensAndNotWhenItsValueMoves() {
    plain.take(reading(MINOR, 0), reading("5.5", 1), reading(MAJOR, 2), reading("9.5", 3));
    plain.acknowledge(HIGH, 4);
    plain.take(reading(MINOR, 5), reading(OK, 6));
    assertThat(plain.told(HIGH))
        .containsExactly(
            "0 RAISED H",
            "2 ESCALATED HH",
            "4 ACKNOWLEDGED HH",
            "5 ~DEESCALATED H",
            "6 RETURNED H",
            "6 CLEARED H");
    assertThat(worst(plain)).isEqualTo(Level.HH);
  }

  /** Phoebus 2. */
  @Test
  void anAlarmThatIsOverStaysWithItsWorstLevelUntilItIsAcknowledged() {
    plain.take(reading(MINOR, 0), reading(MAJOR, 1), reading(MINOR, 2), reading(OK, 3));
    assertThat(plain.state(HIGH)).isEqualTo("RTNUN");
    assertThat(plain.alarmOf(HIGH).open().orElseThrow().maxLevel()).isEqualTo(Level.HH);
    plain.acknowledge(HIGH, 4);
    assertThat(plain.state(HIGH)).isEqualTo("NORM");
    assertThat(plain.told(HIGH)).endsWith("3 RETURNED H", "4 ACKNOWLEDGED H", "4 CLEARED H");
  }

  /**
   * Phoebus 3, and 5: there a lost connection outranks the alarm and stays until someone takes an
   * acknowledgement back. Here it is an alarm of its own.
   */
  @Test
  void aConnectionThatIsLostIsAnAlarmOfItsOwnAndLeavesTheOtherAcknowledged() {
    Partition partition = new Partition(rule(HIGH, limits(0)), rule(BAD, NOT_FIT));
    partition.take(reading(MAJOR, 0));
    partition.acknowledge(HIGH, 1);
    partition.take(bad(2), reading(MAJOR, 3));
    partition.acknowledge(BAD, 4);
    partition.take(bad(5));
    partition.acknowledge(BAD, 6);
    partition.take(reading(MAJOR, 7), reading(OK, 8));
    assertThat(partition.told(HIGH))
        .containsExactly("0 RAISED HH", "1 ACKNOWLEDGED HH", "8 RETURNED HH", "8 CLEARED HH");
    assertThat(partition.told(BAD))
        .containsExactly(
            "2 RAISED",
            "3 RETURNED",
            "4 ACKNOWLEDGED",
            "4 CLEARED",
            "5 RAISED",
            "6 ACKNOWLEDGED",
            "7 RETURNED",
            "7 CLEARED");
  }

  /** Phoebus 4 and 7. */
  @Test
  void aSwingBackToTheWorstLevelIsToldAgainBeforeItIsAcknowledged() {
    plain.take(reading(MAJOR, 0), reading(MINOR, 1), reading(MAJOR, 2));
    plain.acknowledge(HIGH, 3);
    plain.take(reading(MINOR, 4), reading(OK, 5));
    assertThat(plain.told(HIGH))
        .containsExactly(
            "0 RAISED HH",
            "1 ~DEESCALATED H",
            "2 ESCALATED HH",
            "3 ACKNOWLEDGED HH",
            "4 ~DEESCALATED H",
            "5 RETURNED H",
            "5 CLEARED H");
  }

  /** Phoebus 6 and 8. */
  @Test
  void whoAcknowledgedTheLowerLevelIsToldOfTheHigherOneAgain() {
    plain.take(reading(MAJOR, 0), reading(MINOR, 1));
    plain.acknowledge(HIGH, 2);
    plain.take(reading(MAJOR, 3));
    assertThat(plain.told(HIGH)).endsWith("2 ACKNOWLEDGED H", "3 ESCALATED HH");
    assertThat(plain.state(HIGH)).isEqualTo("UNACK");
    plain.take(reading(MINOR, 4));
    plain.acknowledge(HIGH, 5);
    plain.take(reading(OK, 6));
    assertThat(plain.state(HIGH)).isEqualTo("NORM");
  }

  /** Phoebus 10 and 11: there the worst of the delay comes when the delay is over. */
  @Test
  void ofWhatCameWithinADelayTheLevelThatHeldIsRaised() {
    Partition partition = new Partition(rule(HIGH, limits(2)));
    partition.take(reading(MINOR, 0), reading(MAJOR, 0.5), reading(MINOR, 1));
    partition.until(10);
    partition.take(reading(OK, 10));
    partition.acknowledge(HIGH, 11);
    partition.take(reading(MAJOR, 20), reading(MINOR, 21));
    partition.until(30);
    assertThat(partition.told(HIGH))
        .containsExactly(
            "2 RAISED H", "10 RETURNED H", "11 ACKNOWLEDGED H", "11 CLEARED H", "22 RAISED H");
  }

  /** Phoebus 12. */
  @Test
  void manyShortExcursionsDoNotAddUpToALongOne() {
    Partition partition = new Partition(rule(HIGH, limits(2)));
    for (int second = 0; second < 20; second += 2) {
      partition.take(reading(MAJOR, second), reading(OK, second + 1));
    }
    partition.until(60);
    assertThat(partition.told(HIGH)).isEmpty();
  }

  /** Phoebus 13 and 16: when the count was reached, the next alarm needs the whole count again. */
  @Test
  void soManyTimesWithinAWindowAreAnAlarmAndAfterTheWindowTheCountBeginsAnew() {
    Partition partition =
        new Partition(
            rule(
                "often",
                new CountInWindow(TagValue.of(true), 3, Duration.ofSeconds(60), Duration.ZERO)));
    pulses(partition, 0, 2);
    partition.until(4);
    assertThat(partition.told("often")).isEmpty();
    pulses(partition, 4, 1);
    partition.acknowledge("often", 10);
    pulses(partition, 70, 2);
    assertThat(partition.told("often"))
        .containsExactly("5 RAISED", "10 ACKNOWLEDGED", "61 RETURNED", "61 CLEARED");
    pulses(partition, 74, 1);
    assertThat(partition.told("often")).last().isEqualTo("75 RAISED");
  }

  /** Phoebus 14. */
  @Test
  void anotherReasonForABadValueIsNotTheNextAlarm() {
    Partition partition = new Partition(rule(BAD, NOT_FIT));
    Observation bad = bad(0);
    partition.take(bad);
    partition.take(
        new Observation(bad.tagName(), bad.value(), null, Quality.STALE, bad.at().plusSeconds(1)));
    partition.take(bad(2));
    assertThat(partition.told(BAD)).containsExactly("0 RAISED");
  }

  /** Phoebus 15. */
  @Test
  void whatIsActiveWhenAnAlarmReturnsToServiceIsToldThoughNoReadingComes() {
    plain.takeOutOfService(HIGH, 0, 1000);
    plain.take(reading(MINOR, 1));
    plain.returnToService(HIGH, 2);
    plain.take(reading("5.5", 3), reading(MAJOR, 4));
    plain.takeOutOfService(HIGH, 5, 1000);
    plain.returnToService(HIGH, 6);
    assertThat(plain.told(HIGH))
        .containsExactly(
            "0 ~OUT_OF_SERVICE",
            "1 ~RAISED H",
            "2 ~RETURNED_TO_SERVICE H",
            "2 RAISED(UNSUPPRESSED) H",
            "4 ESCALATED HH",
            "5 ~OUT_OF_SERVICE HH",
            "6 ~RETURNED_TO_SERVICE HH",
            "6 RAISED(UNSUPPRESSED) HH");
  }

  /** Phoebus 17: what maintenance makes bad is silent, unless the rule does not say so. */
  @Test
  void inMaintenanceBadValuesAreSilentAndTheProcessIsNot() {
    Partition partition =
        new Partition(
            rule(HIGH, limits(0)),
            rule(BAD, NOT_FIT).suppressedIn("tags['filters.maintenance'] == true"),
            rule("vital", NOT_FIT));
    partition.take(reading("filters.maintenance", TagValue.of(true), 0));
    partition.take(reading(MINOR, 1), bad(2), reading(MINOR, 3));
    partition.take(reading("filters.maintenance", TagValue.of(false), 4));
    assertThat(partition.told(HIGH)).containsExactly("1 RAISED H");
    assertThat(partition.told(BAD))
        .containsExactly(
            "0 ~SUPPRESSED", "2 ~RAISED", "3 ~RETURNED", "4 ~UNSUPPRESSED", "4 CLEARED");
    assertThat(partition.told("vital")).containsExactly("2 RAISED", "3 RETURNED");
  }

  /** Phoebus 18. */
  @Test
  void whatNobodyAcknowledgesInTimeIsToldOnceMoreAndWhatIsAcknowledgedInTimeIsNot() {
    Partition partition = new Partition(urgent());
    partition.take(reading(MINOR, 0), reading(OK, 1));
    partition.acknowledge(HIGH, 2);
    partition.until(10);
    partition.take(reading(MINOR, 20));
    partition.until(30);
    partition.acknowledge(HIGH, 31);
    partition.take(reading(OK, 32));
    assertThat(partition.told(HIGH))
        .containsExactly(
            "0 RAISED H",
            "1 RETURNED H",
            "2 ACKNOWLEDGED H",
            "2 CLEARED H",
            "20 RAISED H",
            "24 UNACK_TIMEOUT H",
            "31 ACKNOWLEDGED H",
            "32 RETURNED H",
            "32 CLEARED H");
  }

  /** Phoebus 19. */
  @Test
  void theTimeToAcknowledgeCountsFromTheFirstLevelAndTellsOfTheWorst() {
    Partition partition = new Partition(urgent());
    partition.take(reading(MINOR, 0), reading(MAJOR, 2));
    partition.until(10);
    assertThat(partition.told(HIGH))
        .containsExactly("0 RAISED H", "2 ESCALATED HH", "4 UNACK_TIMEOUT HH");
  }

  private static Given urgent() {
    return rule(HIGH, limits(0))
        .urging(new Urging(Optional.of(Duration.ofSeconds(4)), Optional.empty(), Optional.empty()));
  }

  /** Off for a second and on for a second, so many times. */
  private static void pulses(Partition partition, double begin, int times) {
    for (int i = 0; i < times; i++) {
      partition.take(
          reading(Given.TAG, TagValue.of(false), begin + 2 * i),
          reading(Given.TAG, TagValue.of(true), begin + 2 * i + 1));
    }
  }

  private static Level worst(Partition partition) {
    return Objects.requireNonNull(partition.lines(HIGH).getLast().activation()).maxLevel();
  }
}
