package org.penstock.cmms.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.domain.dispatch.Gate.Open;
import org.penstock.cmms.domain.dispatch.Gate.Recovering;
import org.penstock.cmms.domain.dispatch.Gate.Shut;
import org.penstock.cmms.domain.follow.ExternalOrder;

class GateKeeperTest {

  private static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");
  private static final Duration AUTH_PAUSE = Duration.ofMinutes(1);
  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(5), Duration.ofSeconds(60));
  private static final ExternalOrder ORDER = new ExternalOrder("42", "WO-42");
  private static final Outcome RESET = new Outcome.Doubtful(FailureClass.CONNECTION, "reset");
  private static final Outcome SEARCH_TIMEOUT =
      new Outcome.SearchFailed(FailureClass.TIMEOUT, "no answer", Duration.ZERO);
  private static final Outcome SEARCH_LIMIT =
      new Outcome.SearchFailed(FailureClass.THROTTLED, "limit", Duration.ofSeconds(30));
  private static final Outcome LIMIT =
      new Outcome.NotSent(FailureClass.THROTTLED, "limit", Duration.ofSeconds(40));
  private static final Outcome DOUBTFUL_LIMIT =
      new Outcome.Doubtful(FailureClass.THROTTLED, "limit");
  private static final Outcome WRONG_PASSWORD =
      new Outcome.NotSent(FailureClass.AUTH, "401", Duration.ZERO);
  private static final Outcome REJECTED = new Outcome.Rejected(FailureClass.REJECTED, "no asset");

  private final GateKeeper keeper = new GateKeeper(3, SCHEDULE, AUTH_PAUSE);

  @Test
  void failuresInARowShutTheGate() {
    Gate gate = keeper.after(new Open(0), RESET, NOW);
    assertThat(gate).isEqualTo(new Open(1));
    gate = keeper.after(gate, SEARCH_TIMEOUT, NOW);
    assertThat(gate).isEqualTo(new Open(2));

    gate = keeper.after(gate, RESET, NOW);

    assertThat(gate)
        .isEqualTo(new Shut(FailureClass.CONNECTION, "reset", NOW, NOW.plusSeconds(5), 1));
  }

  @Test
  void aSuccessForgetsTheStrikes() {
    assertThat(keeper.after(new Open(2), new Outcome.Delivered(ORDER), NOW)).isEqualTo(new Open(0));
    assertThat(keeper.after(new Recovering(NOW, 2), new Outcome.NothingFound(), NOW))
        .isEqualTo(new Recovering(NOW, 0));
  }

  @Test
  void aRefusedWorkOrderSaysNothingOfTheConnection() {
    assertThat(keeper.after(new Open(2), REJECTED, NOW)).isEqualTo(new Open(0));
  }

  @Test
  void theLimitShutsTheGateAtOnceForAsLongAsItSays() {
    assertThat(keeper.after(new Open(0), LIMIT, NOW))
        .isEqualTo(new Shut(FailureClass.THROTTLED, "limit", NOW, NOW.plusSeconds(40), 1));
    assertThat(keeper.after(new Open(0), SEARCH_LIMIT, NOW))
        .isEqualTo(new Shut(FailureClass.THROTTLED, "limit", NOW, NOW.plusSeconds(30), 1));
    assertThat(keeper.after(new Open(0), DOUBTFUL_LIMIT, NOW))
        .isEqualTo(new Shut(FailureClass.THROTTLED, "limit", NOW, NOW, 1));
  }

  @Test
  void aWrongPasswordPausesUntilATestGoesThrough() {
    Gate gate = keeper.after(new Open(0), WRONG_PASSWORD, NOW);
    assertThat(gate).isEqualTo(new Shut(FailureClass.AUTH, "401", NOW, NOW.plus(AUTH_PAUSE), 1));

    Instant later = NOW.plus(AUTH_PAUSE);
    Gate still = keeper.afterTest((Shut) gate, Optional.of("401 again"), later);
    assertThat(still)
        .isEqualTo(new Shut(FailureClass.AUTH, "401 again", NOW, later.plus(AUTH_PAUSE), 2));

    assertThat(keeper.afterTest((Shut) still, Optional.empty(), later))
        .isEqualTo(new Recovering(later, 0));
  }

  @Test
  void anOutageIsTestedAtGrowingIntervals() {
    Shut shut = new Shut(FailureClass.CONNECTION, "reset", NOW, NOW.plusSeconds(5), 1);

    Gate gate = keeper.afterTest(shut, Optional.of("refused"), NOW.plusSeconds(5));

    assertThat(gate)
        .isEqualTo(new Shut(FailureClass.CONNECTION, "refused", NOW, NOW.plusSeconds(15), 2));
  }

  @Test
  void aGateThatIsShutStaysShutForTheLongerTime() {
    Shut shut = new Shut(FailureClass.AUTH, "401", NOW, NOW.plusSeconds(60), 1);

    assertThat(keeper.after(shut, LIMIT, NOW)).isSameAs(shut);
    assertThat(keeper.after(shut, RESET, NOW)).isSameAs(shut);
    assertThat(keeper.after(shut, new Outcome.Found(ORDER), NOW)).isSameAs(shut);
    assertThat(keeper.after(shut, LIMIT, NOW.plusSeconds(30)))
        .isEqualTo(
            new Shut(FailureClass.THROTTLED, "limit", NOW.plusSeconds(30), NOW.plusSeconds(70), 1));
  }

  @Test
  void failuresDuringRecoveryShutItAgain() {
    Gate gate = new Recovering(NOW, 0);
    gate = keeper.after(gate, RESET, NOW);
    gate = keeper.after(gate, RESET, NOW);
    assertThat(gate).isEqualTo(new Recovering(NOW, 2));

    assertThat(keeper.after(gate, RESET, NOW)).isInstanceOf(Shut.class);
  }

  @Test
  void aGateThatNothingCanShutIsNoGate() {
    assertThatThrownBy(() -> new GateKeeper(0, SCHEDULE, AUTH_PAUSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
