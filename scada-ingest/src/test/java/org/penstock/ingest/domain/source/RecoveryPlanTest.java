package org.penstock.ingest.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penstock.ingest.domain.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.ingest.domain.source.RecoveryPlan.ServerSeen;
import org.penstock.ingest.domain.source.RecoveryPlan.SessionSeen;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.ingest.domain.source.RecoveryPlan.StepsTaken;
import org.penstock.ingest.domain.source.RecoveryPlan.SubscriptionsSeen;

class RecoveryPlanTest {

  private static final Duration SETTLE = Duration.ofSeconds(5);

  private static final RecoveryPlan PLAN =
      new RecoveryPlan(
          new SilenceLimits(Duration.ofSeconds(15), Duration.ofSeconds(12), SETTLE, 3),
          Duration.ofMinutes(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          3);

  private static final SessionSeen UP = new SessionSeen(true, ago(100), false);
  private static final ServerSeen ALONE = new ServerSeen(false, false, ago(100));
  private static final SubscriptionsSeen WELL = heard(1);

  private static Instant ago(long seconds) {
    return NOON.minusSeconds(seconds);
  }

  private static SubscriptionsSeen heard(long seconds) {
    return seen(fast(seconds));
  }

  private static SubscriptionsSeen seen(SubscriptionSeen... each) {
    return new SubscriptionsSeen(false, false, false, false, List.of(each));
  }

  private static SubscriptionsSeen incomplete(SubscriptionSeen... each) {
    return new SubscriptionsSeen(false, false, false, true, List.of(each));
  }

  /** Tells of changes each second, and that it lives every five. */
  private static SubscriptionSeen fast(long heardAgo) {
    return new SubscriptionSeen(
        Duration.ofSeconds(1), Duration.ofSeconds(5), ago(heardAgo), false, false, ago(100));
  }

  /** Says nothing for so long when all is well. */
  private static SubscriptionSeen slow(Duration interval, long heardAgo) {
    return new SubscriptionSeen(interval, interval, ago(heardAgo), false, false, ago(1_000));
  }

  private static SubscriptionSeen empty(Duration interval, long madeAgo) {
    return new SubscriptionSeen(interval, interval, ago(1), false, true, ago(madeAgo));
  }

  private static Step next(SessionSeen session, ServerSeen server) {
    return PLAN.next(NOON, session, WELL, server, StepsTaken.NONE);
  }

  private static Step next(SubscriptionsSeen subscriptions, StepsTaken taken) {
    return PLAN.next(NOON, UP, subscriptions, ALONE, taken);
  }

  @ParameterizedTest
  @CsvSource({
    "  9, false, false, WAIT_FOR_SESSION",
    "300, false, false, WAIT_FOR_SESSION",
    "301, false, false, REBUILD_CLIENT",
    "  1, true,  false, REBUILD_CLIENT",
    " 10, false, true,  WAIT_FOR_SESSION",
    " 11, false, true,  FAIL_OVER",
    "  1, true,  true,  REBUILD_CLIENT"
  })
  void aLostSessionIsWaitedForUntilTheClientCannotRestoreItOrAnotherServerMay(
      long seconds, boolean isAnother, boolean hasOther, Step expected) {
    SessionSeen session = new SessionSeen(false, ago(seconds), isAnother);
    assertThat(next(session, new ServerSeen(hasOther, false, ago(100)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  31, FAIL_OVER",
    "true,  true,  30, NONE",
    "true,  false, 31, NONE",
    "false, true,  31, NONE"
  })
  void aServerThatCallsItselfUnwellIsLeftWhenThereIsAnotherAndNotAtOnce(
      boolean isUnwell, boolean hasOther, long connected, Step expected) {
    assertThat(next(UP, new ServerSeen(hasOther, isUnwell, ago(connected)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, NONE", "15, NONE", "16, WAKE_PUBLISHING"})
  void silenceIsToleratedUpToItsLimit(long seconds, Step expected) {
    assertThat(next(heard(seconds), StepsTaken.NONE)).isEqualTo(expected);
  }

  @Test
  void eachStepThatDoesNotHelpIsFollowedByAStrongerOne() {
    List<Step> steps = new ArrayList<>();
    StepsTaken taken = StepsTaken.NONE;
    for (int i = 0; i < 6; i++) {
      Step step = next(heard(16), taken);
      steps.add(step);
      taken = taken.and(step, ago(6));
    }
    assertThat(steps)
        .containsExactly(
            Step.WAKE_PUBLISHING,
            Step.RECREATE_ITEMS,
            Step.RECREATE_SUBSCRIPTIONS,
            Step.RECREATE_SUBSCRIPTIONS,
            Step.RECREATE_SUBSCRIPTIONS,
            Step.REBUILD_CLIENT);
  }

  @Test
  void aStepHasTimeToTakeEffect() {
    assertThat(next(heard(16), new StepsTaken(1, ago(5)))).isEqualTo(Step.NONE);
    assertThat(next(heard(16), new StepsTaken(1, ago(6)))).isEqualTo(Step.RECREATE_ITEMS);
  }

  @Test
  void aSubscriptionThatLivesButGivesNoValueGetsItsItemsAnew() {
    SubscriptionsSeen empty = seen(empty(Duration.ofSeconds(1), 13));
    assertThat(next(seen(empty(Duration.ofSeconds(1), 12)), StepsTaken.NONE)).isEqualTo(Step.NONE);
    assertThat(next(empty, StepsTaken.NONE)).isEqualTo(Step.RECREATE_ITEMS);
    assertThat(next(empty, new StepsTaken(2, ago(13)))).isEqualTo(Step.RECREATE_SUBSCRIPTIONS);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 16, NONE",
    "20, 60, NONE",
    "20, 61, WAKE_PUBLISHING",
    "30, 90, NONE",
    "30, 91, WAKE_PUBLISHING",
    "300, 900, NONE",
    "300, 901, WAKE_PUBLISHING"
  })
  void aSlowSubscriptionIsGivenThreeOfItsOwnKeepAlives(
      long interval, long heardAgo, Step expected) {
    SubscriptionSeen slow = slow(Duration.ofSeconds(interval), heardAgo);
    assertThat(next(seen(slow), StepsTaken.NONE)).isEqualTo(expected);
    assertThat(next(seen(fast(1), slow), StepsTaken.NONE)).isEqualTo(expected);
  }

  @Test
  void aFastSubscriptionBesideASlowOneIsStillMissedAfterItsOwnLimit() {
    SubscriptionSeen slow = slow(Duration.ofSeconds(30), 29);
    assertThat(next(seen(fast(15), slow), StepsTaken.NONE)).isEqualTo(Step.NONE);
    assertThat(next(seen(fast(16), slow), StepsTaken.NONE)).isEqualTo(Step.WAKE_PUBLISHING);
  }

  @Test
  void onlyTheSubscriptionThatIsSilentIsSick() {
    SilenceLimits limits = PLAN.limits();
    assertThat(limits.isSick(fast(16), NOON)).isTrue();
    assertThat(limits.isSick(slow(Duration.ofSeconds(30), 16), NOON)).isFalse();
    assertThat(limits.isSick(slow(Duration.ofSeconds(30), 91), NOON)).isTrue();
    assertThat(limits.isSick(empty(Duration.ofSeconds(30), 90), NOON)).isFalse();
    assertThat(limits.isSick(empty(Duration.ofSeconds(30), 91), NOON)).isTrue();
  }

  @Test
  void aStepOnASlowSubscriptionHasUntilItsNextKeepAliveToTakeEffect() {
    SubscriptionsSeen silent = seen(slow(Duration.ofSeconds(30), 130));
    assertThat(next(silent, new StepsTaken(1, ago(35)))).isEqualTo(Step.NONE);
    assertThat(next(silent, new StepsTaken(1, ago(36)))).isEqualTo(Step.RECREATE_ITEMS);
  }

  @Test
  void theFirstValuesOfASlowSubscriptionAreWaitedForInItsOwnIntervals() {
    SubscriptionsSeen young = seen(empty(Duration.ofSeconds(30), 90));
    SubscriptionsSeen late = seen(empty(Duration.ofSeconds(30), 91));
    assertThat(next(young, StepsTaken.NONE)).isEqualTo(Step.NONE);
    assertThat(next(late, StepsTaken.NONE)).isEqualTo(Step.RECREATE_ITEMS);
  }

  @Test
  void lastValuesCountUntilTwoKeepAlivesOfOneSubscriptionAreMissing() {
    SubscriptionSeen slow = slow(Duration.ofSeconds(30), 20);
    assertThat(PLAN.limits().freshUntil(List.of(fast(1), slow), NOON)).isEqualTo(ago(-9));
    assertThat(PLAN.limits().freshUntil(List.of(fast(11), slow), NOON)).isEqualTo(ago(1));
  }

  @Test
  void whatAStepDidNotMakeIsMadeBeforeAnythingElseCounts() {
    List<Step> steps = new ArrayList<>();
    StepsTaken taken = StepsTaken.NONE.and(Step.RECREATE_SUBSCRIPTIONS, ago(6));
    for (int i = 0; i < 3; i++) {
      Step step = next(incomplete(fast(1)), taken);
      steps.add(step);
      taken = taken.and(step, ago(6));
    }
    assertThat(steps)
        .containsExactly(Step.COMPLETE_ITEMS, Step.COMPLETE_ITEMS, Step.REBUILD_CLIENT);
  }

  @Test
  void withoutAnySubscriptionWhatIsNotMadeIsStillMissed() {
    assertThat(next(incomplete(), new StepsTaken(3, ago(5)))).isEqualTo(Step.NONE);
    assertThat(next(incomplete(), new StepsTaken(3, ago(6)))).isEqualTo(Step.COMPLETE_ITEMS);
  }

  /** A subscription with a part of its items is no reason to ask for their notifications first. */
  @Test
  void whatIsMissingIsMadeBeforeNotificationsAreAskedForAgain() {
    SubscriptionsSeen stopped = new SubscriptionsSeen(false, true, false, true, List.of());
    assertThat(next(stopped, new StepsTaken(3, ago(6)))).isEqualTo(Step.COMPLETE_ITEMS);
    assertThat(next(stopped, new StepsTaken(5, ago(6)))).isEqualTo(Step.REBUILD_CLIENT);
  }

  @Test
  void theTimeToTakeEffectBeginsWhenAStepHasEnded() {
    StepsTaken ended = new StepsTaken(3, ago(60)).since(ago(1));
    assertThat(next(incomplete(), ended)).isEqualTo(Step.NONE);
    assertThat(StepsTaken.NONE.since(NOON)).isEqualTo(StepsTaken.NONE);
  }

  @Test
  void aLibraryThatHasStoppedToAskIsWokenAtOnceAndNotTooOften() {
    SubscriptionsSeen stopped = new SubscriptionsSeen(false, true, false, false, List.of(fast(1)));
    assertThat(next(stopped, StepsTaken.NONE)).isEqualTo(Step.WAKE_PUBLISHING);
    assertThat(next(stopped, new StepsTaken(1, ago(1)))).isEqualTo(Step.NONE);
    assertThat(next(stopped, new StepsTaken(5, ago(6)))).isEqualTo(Step.REBUILD_CLIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  false, 0, RECREATE_SUBSCRIPTIONS",
    "false, true,  0, RECREATE_SUBSCRIPTIONS",
    "true,  false, 4, RECREATE_SUBSCRIPTIONS",
    "true,  false, 5, REBUILD_CLIENT"
  })
  void whatTheServerDroppedIsMadeAnewAtOnceButNotForEver(
      boolean isLost, boolean haveNamesChanged, int steps, Step expected) {
    SubscriptionsSeen seen =
        new SubscriptionsSeen(isLost, false, haveNamesChanged, false, List.of(fast(1)));
    assertThat(next(seen, new StepsTaken(steps, ago(1)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "WAIT_FOR_SESSION", "REBUILD_CLIENT", "FAIL_OVER"})
  void whatIsNoStepOnTheSubscriptionsDoesNotCount(Step step) {
    assertThat(StepsTaken.NONE.and(step, NOON)).isEqualTo(StepsTaken.NONE);
  }

  @Test
  void theServersAreUsedInTheirOrderAndTheReasonIsKept() {
    EndpointChoice first = EndpointChoice.first(List.of("a", "b"));
    EndpointChoice second = first.next("no answer");
    assertThat(first.url()).isEqualTo("a");
    assertThat(first.why()).isEmpty();
    assertThat(second.url()).isEqualTo("b");
    assertThat(second.why()).isEqualTo("a was left: no answer");
    assertThat(second.next("x").url()).isEqualTo("a");
    assertThat(first.areAllTried(1)).isFalse();
    assertThat(first.areAllTried(2)).isTrue();
  }

  @Test
  void theOnlyServerHasNoOther() {
    EndpointChoice only = EndpointChoice.first(List.of("a"));
    assertThat(only.hasOther()).isFalse();
    assertThat(only.next("no answer")).isEqualTo(only);
    assertThat(only.areAllTried(1)).isTrue();
    assertThatThrownBy(() -> new EndpointChoice(List.of(), 0, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EndpointChoice(List.of("a"), -1, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
