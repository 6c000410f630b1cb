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

  private static final RecoveryPlan PLAN =
      new RecoveryPlan(
          Duration.ofSeconds(15),
          Duration.ofSeconds(12),
          Duration.ofSeconds(5),
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
    return new SubscriptionsSeen(false, false, false, ago(seconds), false, ago(100));
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
    SubscriptionsSeen empty = new SubscriptionsSeen(false, false, false, ago(1), true, ago(13));
    SubscriptionsSeen young = new SubscriptionsSeen(false, false, false, ago(1), true, ago(12));
    assertThat(next(young, StepsTaken.NONE)).isEqualTo(Step.NONE);
    assertThat(next(empty, StepsTaken.NONE)).isEqualTo(Step.RECREATE_ITEMS);
    assertThat(next(empty, new StepsTaken(2, ago(13)))).isEqualTo(Step.RECREATE_SUBSCRIPTIONS);
  }

  @Test
  void aLibraryThatHasStoppedToAskIsWokenAtOnceAndNotTooOften() {
    SubscriptionsSeen stopped = new SubscriptionsSeen(false, true, false, ago(1), false, ago(100));
    assertThat(next(stopped, StepsTaken.NONE)).isEqualTo(Step.WAKE_PUBLISHING);
    assertThat(next(stopped, new StepsTaken(1, ago(1)))).isEqualTo(Step.NONE);
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
        new SubscriptionsSeen(isLost, false, haveNamesChanged, ago(1), false, ago(100));
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
