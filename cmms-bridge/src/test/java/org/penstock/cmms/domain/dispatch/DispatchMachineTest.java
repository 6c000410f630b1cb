package org.penstock.cmms.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Dead;
import org.penstock.cmms.domain.dispatch.Dispatch.Lease;
import org.penstock.cmms.domain.dispatch.Dispatch.Pending;
import org.penstock.cmms.domain.dispatch.Dispatch.Retry;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.dispatch.Dispatch.Unknown;
import org.penstock.cmms.domain.dispatch.Dispatch.Waiting;
import org.penstock.cmms.domain.dispatch.Progress.Step;
import org.penstock.cmms.domain.follow.ExternalOrder;

class DispatchMachineTest {

  private static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(90);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double MIDDLE = 0.5;
  private static final ExternalOrder ORDER = new ExternalOrder("42", "WO-42");
  private static final Lease LEASE = new Lease("a", NOW.plusSeconds(75));

  private static final Progress NEVER_SENT = Progress.fresh();
  private static final Progress JUST_DOUBTED = new Progress(true, 0, 1);
  private static final Progress SEARCHED_ONCE = new Progress(true, 1, 1);
  private static final Progress SEARCHED_TWICE = new Progress(true, 2, 1);

  private static final Outcome DELIVERED = new Outcome.Delivered(ORDER);
  private static final Outcome FOUND = new Outcome.Found(ORDER);
  private static final Outcome NOTHING = new Outcome.NothingFound();
  private static final Outcome REJECTED = new Outcome.Rejected(FailureClass.REJECTED, "no asset");
  private static final Outcome REFUSED_CONNECTION =
      new Outcome.NotSent(FailureClass.CONNECTION, "refused", Duration.ZERO);
  private static final Outcome OVER_LIMIT =
      new Outcome.NotSent(FailureClass.THROTTLED, "200 a minute", MINUTE);
  private static final Outcome WRONG_PASSWORD =
      new Outcome.NotSent(FailureClass.AUTH, "401", Duration.ZERO);
  private static final Outcome DOUBTFUL = new Outcome.Doubtful(FailureClass.TIMEOUT, "no answer");
  private static final Outcome SEARCH_BROKE =
      new Outcome.SearchFailed(FailureClass.CONNECTION, "reset", Duration.ZERO);
  private static final Outcome SEARCH_OVER_LIMIT =
      new Outcome.SearchFailed(FailureClass.THROTTLED, "200 a minute", MINUTE);

  private final DispatchMachine machine =
      new DispatchMachine(new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(15)), SETTLE);

  static Stream<Arguments> everyProgressWithEveryOutcome() {
    Instant settled = NOW.plus(SETTLE);
    return Stream.of(
        // never sent: the step is a create
        arguments(NEVER_SENT, DELIVERED, new Created(ORDER, false)),
        arguments(NEVER_SENT, FOUND, new Created(ORDER, true)),
        arguments(NEVER_SENT, REJECTED, dead(new Progress(false, 0, 1))),
        arguments(
            NEVER_SENT,
            REFUSED_CONNECTION,
            new Retry(NOW.plusSeconds(2), new Progress(false, 0, 1))),
        arguments(NEVER_SENT, OVER_LIMIT, new Retry(NOW.plus(MINUTE), NEVER_SENT)),
        arguments(NEVER_SENT, WRONG_PASSWORD, new Retry(settled, NEVER_SENT)),
        arguments(NEVER_SENT, DOUBTFUL, new Unknown(settled, JUST_DOUBTED)),
        // in doubt, not searched yet: the step is a search
        arguments(JUST_DOUBTED, FOUND, new Created(ORDER, true)),
        arguments(JUST_DOUBTED, NOTHING, new Unknown(settled, SEARCHED_ONCE)),
        arguments(
            JUST_DOUBTED, SEARCH_BROKE, new Unknown(NOW.plusSeconds(4), new Progress(true, 0, 2))),
        arguments(JUST_DOUBTED, SEARCH_OVER_LIMIT, new Unknown(NOW.plus(MINUTE), JUST_DOUBTED)),
        // in doubt, searched once: the step is the second search
        arguments(SEARCHED_ONCE, FOUND, new Created(ORDER, true)),
        arguments(SEARCHED_ONCE, NOTHING, new Retry(NOW, SEARCHED_TWICE)),
        arguments(
            SEARCHED_ONCE, SEARCH_BROKE, new Unknown(NOW.plusSeconds(4), new Progress(true, 1, 2))),
        // in doubt, searched twice: the step is a search and then a create
        arguments(SEARCHED_TWICE, FOUND, new Created(ORDER, true)),
        arguments(SEARCHED_TWICE, DELIVERED, new Created(ORDER, false)),
        arguments(SEARCHED_TWICE, DOUBTFUL, new Unknown(settled, new Progress(true, 0, 2))),
        arguments(SEARCHED_TWICE, REJECTED, dead(new Progress(true, 2, 2))),
        arguments(
            SEARCHED_TWICE,
            REFUSED_CONNECTION,
            new Retry(NOW.plusSeconds(4), new Progress(true, 2, 2))),
        arguments(SEARCHED_TWICE, OVER_LIMIT, new Retry(NOW.plus(MINUTE), SEARCHED_TWICE)),
        arguments(
            SEARCHED_TWICE, SEARCH_BROKE, new Retry(NOW.plusSeconds(4), new Progress(true, 2, 2))),
        arguments(SEARCHED_TWICE, SEARCH_OVER_LIMIT, new Retry(NOW.plus(MINUTE), SEARCHED_TWICE)));
  }

  @ParameterizedTest
  @MethodSource("everyProgressWithEveryOutcome")
  void everyOutcomeLeadsWhereTheTableSays(Progress progress, Outcome outcome, Dispatch expected) {
    Sending sending = machine.claim(new Pending(NOW, progress), 3, LEASE);

    assertThat(machine.after(sending, outcome, NOW, MIDDLE)).isEqualTo(expected);
  }

  @Test
  void aClaimKeepsWhatEarlierAttemptsLeftBehind() {
    assertThat(machine.claim(new Unknown(NOW, SEARCHED_ONCE), 7, LEASE))
        .isEqualTo(new Sending(7, LEASE, SEARCHED_ONCE));
  }

  @Test
  void aSenderThatDiedMayHaveSent() {
    Sending sending = new Sending(1, LEASE, NEVER_SENT);

    assertThat(machine.expired(sending, NOW))
        .isEqualTo(new Unknown(NOW.plus(SETTLE), JUST_DOUBTED));
  }

  @Test
  void aReplayKeepsTheDoubtAndForgetsTheFailures() {
    Dead dead = dead(new Progress(true, 2, 5));

    assertThat(machine.replay(dead, NOW)).isEqualTo(new Pending(NOW, new Progress(true, 2, 0)));
  }

  @Test
  void theStepFollowsFromTheDoubt() {
    assertThat(Progress.fresh().next()).isEqualTo(Step.CREATE);
    assertThat(JUST_DOUBTED.next()).isEqualTo(Step.SEARCH);
    assertThat(SEARCHED_ONCE.next()).isEqualTo(Step.SEARCH);
    assertThat(SEARCHED_TWICE.next()).isEqualTo(Step.SEARCH_THEN_CREATE);
    assertThat(Progress.suspect().next()).isEqualTo(Step.SEARCH_THEN_CREATE);
  }

  /** A create directly after a send in doubt is what makes two work orders of one. */
  @Test
  void noRandomWalkCreatesInDoubtWithoutTwoSettledSearches() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int walk = 0; walk < 2_000; walk++) {
      walkOnce(random, "seed " + seed + ", walk " + walk);
    }
  }

  private void walkOnce(Random random, String where) {
    Waiting waiting = new Pending(NOW, Progress.fresh());
    Instant now = NOW;
    int emptySinceDoubt = Integer.MAX_VALUE;
    for (int attempt = 1; attempt <= 20; attempt++) {
      now = now.isBefore(waiting.due()) ? waiting.due() : now;
      Sending sending = machine.claim(waiting, attempt, new Lease("a", now.plusSeconds(75)));
      Step step = sending.progress().next();
      if (step != Step.SEARCH) {
        assertThat(emptySinceDoubt).as(where).isGreaterThanOrEqualTo(2);
      }
      Outcome outcome = anyOutcomeOf(step, random);
      emptySinceDoubt =
          switch (outcome) {
            case Outcome.Doubtful _ -> 0;
            case Outcome.NothingFound _ -> emptySinceDoubt + 1;
            case Outcome.Delivered _,
                Outcome.Found _,
                Outcome.Rejected _,
                Outcome.NotSent _,
                Outcome.SearchFailed _ ->
                emptySinceDoubt;
          };
      Dispatch next = machine.after(sending, outcome, now, random.nextDouble());
      if (next instanceof Dead dead) {
        next = machine.replay(dead, now);
      }
      if (!(next instanceof Waiting again)) {
        return;
      }
      if (outcome.equals(DOUBTFUL)) {
        assertThat(again.due()).as(where).isEqualTo(now.plus(SETTLE));
      }
      waiting = again;
    }
  }

  private static Outcome anyOutcomeOf(Step step, Random random) {
    List<Outcome> possible =
        switch (step) {
          case CREATE -> List.of(DOUBTFUL, REJECTED, REFUSED_CONNECTION, OVER_LIMIT, DELIVERED);
          case SEARCH -> List.of(NOTHING, SEARCH_BROKE, SEARCH_OVER_LIMIT, FOUND);
          case SEARCH_THEN_CREATE ->
              List.of(DOUBTFUL, REJECTED, REFUSED_CONNECTION, SEARCH_BROKE, FOUND);
        };
    return possible.get(random.nextInt(possible.size()));
  }

  private static Dead dead(Progress progress) {
    return new Dead(FailureClass.REJECTED, "no asset", progress);
  }
}
