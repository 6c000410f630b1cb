package org.penstock.alert.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.peers.Given.MAJOR;
import static org.penstock.alert.peers.Given.MINOR;
import static org.penstock.alert.peers.Given.OK;
import static org.penstock.alert.peers.Given.limits;
import static org.penstock.alert.peers.Given.reading;
import static org.penstock.alert.peers.Given.rule;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.alert.domain.state.Step;
import org.penstock.event.TagValue;

/**
 * What operators of other alarm systems suffered from, where it is about acknowledging, putting
 * aside, being reminded and work orders: "row n" is a row of docs/ALARM-SCENARIOS.md.
 */
class WhatOperatorsSufferFromTest {

  private static final String HIGH = "high";
  private static final String MODE = "filters.mode";

  /** Row 12: what ends by itself has one name, what does not has another. */
  @Test
  void aShelfEndsByItselfAndWhatIsOutOfServiceIsOnlyToBeReviewed() {
    Partition partition = new Partition(rule(HIGH, limits(0)), rule("other", limits(0)));
    partition.shelve(HIGH, Shelf.Mode.TIMED, 0, 60);
    partition.takeOutOfService("other", 1, 60);
    partition.until(10_000);
    assertThat(partition.told(HIGH)).containsExactly("0 ~SHELVED", "60 ~UNSHELVED(EXPIRED)");
    assertThat(partition.told("other")).containsExactly("1 ~OUT_OF_SERVICE", "60 ~OOS_REVIEW_DUE");
    assertThat(partition.state("other")).isEqualTo("OUT_OF_SERVICE");
  }

  /** Row 22. */
  @Test
  void oneAssetHasAsManyAlarmsOfAKindAsItHasRules() {
    Partition partition = new Partition(rule(HIGH, limits(0)), rule("high-too", limits(0)));
    partition.take(reading(MINOR, 0));
    partition.acknowledge(HIGH, 1);
    assertThat(partition.state(HIGH)).isEqualTo("ACKED");
    assertThat(partition.state("high-too")).isEqualTo("UNACK");
    assertThat(occurrences(partition, HIGH))
        .doesNotContainAnyElementsOf(occurrences(partition, "high-too"));
  }

  /** Rows 23 and 31. */
  @Test
  void anAlarmIsToldAgainUntilSomebodyAcknowledgesAndOnceThatItWaitsTooLong() {
    Partition partition = new Partition(rule(HIGH, limits(0)).urging(urging(25, 10, null)));
    partition.take(reading(MINOR, 0));
    partition.acknowledge(HIGH, 35);
    partition.until(1000);
    assertThat(partition.told(HIGH))
        .containsExactly(
            "0 RAISED H",
            "10 REANNUNCIATED H",
            "20 REANNUNCIATED H",
            "25 UNACK_TIMEOUT H",
            "30 REANNUNCIATED H",
            "35 ACKNOWLEDGED H");
  }

  /** Row 25: an acknowledgement is of what was seen. */
  @Test
  void anAcknowledgementDoesNotCoverTheNextTimeTheAlarmIsRaised() {
    Partition partition = new Partition(rule(HIGH, limits(0)));
    partition.take(reading(MINOR, 0));
    partition.acknowledge(HIGH, 1);
    partition.take(reading(OK, 2), reading(MINOR, 3));
    assertThat(partition.state(HIGH)).isEqualTo("UNACK");
    assertThat(occurrences(partition, HIGH)).hasSize(2);
  }

  /** Row 25: and a silence need not outlive what it was for. */
  @Test
  void aOneShotShelfEndsWithTheAlarmAndTheNextOneIsTold() {
    Partition partition = new Partition(rule(HIGH, limits(0)));
    partition.take(reading(MINOR, 0));
    partition.shelve(HIGH, Shelf.Mode.ONE_SHOT, 1, 100_000);
    partition.take(reading(OK, 2), reading(MAJOR, 3));
    assertThat(partition.told(HIGH))
        .containsExactly(
            "0 RAISED H",
            "1 ~SHELVED H",
            "2 ~RETURNED H",
            "2 ~UNSHELVED(ONE_SHOT_DONE) H",
            "2 CLEARED H",
            "3 RAISED HH");
  }

  /** Row 26. */
  @Test
  void thatAnAlarmIsOverStandsInHistoryThoughItWasShelved() {
    Partition partition = new Partition(rule(HIGH, limits(0)));
    partition.take(reading(MINOR, 0));
    partition.shelve(HIGH, Shelf.Mode.TIMED, 1, 1000);
    partition.take(reading(OK, 2));
    assertThat(partition.told(HIGH)).containsExactly("0 RAISED H", "1 ~SHELVED H", "2 ~RETURNED H");
  }

  /** Row 27: three times in a minute, quiet again when it has not come for another. */
  @Test
  void anAlarmThatComesAgainAndAgainIsSuppressedUntilItIsQuiet() {
    Suppression chatter =
        new Suppression(
            Set.of(),
            Optional.empty(),
            Optional.of(new Suppression.Chatter(3, Duration.ofSeconds(60), Duration.ofSeconds(60))),
            Set.of());
    Partition partition = new Partition(rule(HIGH, limits(0)).suppressed(chatter));
    for (int second = 0; second < 50; second += 10) {
      partition.take(reading(MINOR, second), reading(OK, second + 5));
    }
    partition.until(1000);
    assertThat(partition.told(HIGH))
        .containsExactly(
            "0 RAISED H",
            "5 RETURNED H",
            "10 RAISED(REARM) H",
            "15 RETURNED H",
            "20 RAISED(REARM) H",
            "20 ~SUPPRESSED H",
            "25 ~RETURNED H",
            "30 ~RAISED(REARM) H",
            "35 ~RETURNED H",
            "40 ~RAISED(REARM) H",
            "45 ~RETURNED H",
            "100 ~UNSUPPRESSED H",
            "100 CLEARED H");
  }

  /** Row 33. */
  @Test
  void whatWasAcknowledgedAndForgottenIsToldAsIfItWereNew() {
    Partition partition = new Partition(rule(HIGH, limits(0)).urging(urging(null, null, 3600)));
    partition.take(reading(MINOR, 0));
    partition.acknowledge(HIGH, 10);
    partition.until(4000);
    assertThat(partition.told(HIGH)).last().isEqualTo("3610 REALARMED H");
    assertThat(partition.state(HIGH)).isEqualTo("UNACK");
  }

  /** Row 34: the key is of the asset, so that two pumps are two faults and one pump is one. */
  @Test
  void eachAssetAsksForAWorkOrderOfItsOwnAndOncePerActivation() {
    Given first = rule("trip", limits(0)).on("PUMP-1").workOrders(new WorkOrderPolicy.OnRaise());
    Given second = first.on("PUMP-2");
    Partition partition = new Partition(first, second);
    partition.take(reading(MINOR, 0), reading(MAJOR, 1), reading(MINOR, 2));
    for (String alarm : List.of("trip@PUMP-1", "trip@PUMP-2")) {
      assertThat(partition.told(alarm))
          .containsExactly(
              "0 RAISED H", "0 WORK_ORDER_REQUESTED H", "1 ESCALATED HH", "2 ~DEESCALATED H");
    }
    assertThat(first.make().dedupeKey()).isNotEqualTo(second.make().dedupeKey());
  }

  /**
   * Row 38: the operator shelves, the plant's design suppresses, and one does not end the other.
   */
  @Test
  void aShelfGoesOnBeneathWhatTheDesignSuppresses() {
    Partition partition =
        new Partition(rule(HIGH, limits(0)).suppressedIn("tags['" + MODE + "'] == 'OFF'"));
    partition.take(mode("RUN", 0), reading(MINOR, 1));
    partition.shelve(HIGH, Shelf.Mode.TIMED, 2, 60);
    partition.take(mode("OFF", 10));
    assertThat(partition.state(HIGH)).isEqualTo("SUPPRESSED_BY_DESIGN");
    partition.take(mode("RUN", 20));
    assertThat(partition.state(HIGH)).isEqualTo("SHELVED");
    partition.until(100);
    assertThat(partition.told(HIGH))
        .containsExactly(
            "1 RAISED H",
            "2 ~SHELVED H",
            "10 ~SUPPRESSED H",
            "20 ~UNSUPPRESSED H",
            "60 ~UNSHELVED(EXPIRED) H",
            "60 RAISED(UNSUPPRESSED) H");
  }

  /** Row 38: nobody acknowledges what they cannot see. */
  @Test
  void whatIsPutAsideCannotBeAcknowledged() {
    Partition partition = new Partition(rule(HIGH, limits(0)));
    partition.take(reading(MINOR, 0));
    partition.shelve(HIGH, Shelf.Mode.TIMED, 1, 1000);
    assertThat(partition.act(HIGH, new AlarmInput.Acknowledge(Samples.OPERATOR, null, noon(2))))
        .isEqualTo(new Verdict.Refused(Step.Refusal.SUPPRESSED));
  }

  private static Set<UUID> occurrences(Partition partition, String rule) {
    return partition.lines(rule).stream()
        .map(line -> Objects.requireNonNull(line.activation()).occurrenceId())
        .collect(Collectors.toSet());
  }

  private static Observation mode(String mode, double second) {
    return reading(MODE, TagValue.of(mode), second);
  }

  private static Urging urging(
      @Nullable Integer unacknowledged, @Nullable Integer reannounce, @Nullable Integer reAlarm) {
    return new Urging(after(unacknowledged), after(reannounce), after(reAlarm));
  }

  private static Optional<Duration> after(@Nullable Integer seconds) {
    return Optional.ofNullable(seconds).map(Duration::ofSeconds);
  }
}
