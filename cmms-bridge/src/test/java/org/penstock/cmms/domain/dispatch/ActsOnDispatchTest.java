package org.penstock.cmms.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Dead;
import org.penstock.cmms.domain.dispatch.Dispatch.Lease;
import org.penstock.cmms.domain.dispatch.Dispatch.Over;
import org.penstock.cmms.domain.dispatch.Dispatch.Pending;
import org.penstock.cmms.domain.dispatch.Dispatch.Retry;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.dispatch.Dispatch.Unknown;
import org.penstock.cmms.domain.dispatch.Dispatch.Withdrawn;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ToldStatus;

/** What a person may do in each state, with and without a doubt. */
class ActsOnDispatchTest {

  private static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");
  private static final Instant LATER = NOW.plusSeconds(600);
  private static final Progress SURE = new Progress(false, 0, 3);
  private static final Progress IN_DOUBT = new Progress(true, 2, 3);
  private static final ExternalOrder ORDER = new ExternalOrder("42", "WO-42");
  private static final Withdrawn WITHDRAWN = new Withdrawn("wrong filter");
  private static final Lease LEASE = new Lease("a", LATER);
  private static final Created CREATED = new Created(ORDER, false);
  private static final Over OVER =
      new Over(ORDER, false, new ToldStatus(ExternalStatus.CLOSED, "CLOSED", NOW, NOW));

  private final DispatchMachine machine =
      new DispatchMachine(
          new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(15)), Duration.ofSeconds(90));

  static Stream<Arguments> everyState() {
    return Stream.of(
        arguments(new Pending(LATER, SURE), new Pending(NOW, SURE), WITHDRAWN),
        arguments(new Pending(LATER, IN_DOUBT), new Pending(NOW, IN_DOUBT), null),
        arguments(new Retry(LATER, SURE), new Retry(NOW, SURE), WITHDRAWN),
        arguments(new Retry(LATER, IN_DOUBT), new Retry(NOW, IN_DOUBT), null),
        arguments(new Unknown(LATER, IN_DOUBT), null, null),
        arguments(new Sending(4, LEASE, SURE), null, null),
        arguments(new Sending(4, LEASE, IN_DOUBT), null, null),
        arguments(CREATED, null, null),
        arguments(OVER, null, null),
        arguments(new Dead(FailureClass.REJECTED, "no asset", SURE), null, WITHDRAWN),
        arguments(new Dead(FailureClass.REJECTED, "no asset", IN_DOUBT), null, null),
        arguments(WITHDRAWN, null, null));
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void aPersonHastensWhatOnlyWaitsAndTakesBackWhatWasNeverSent(
      Dispatch before, Dispatch hastened, Dispatch takenBack) {
    assertThat(machine.hasten(before, NOW)).isEqualTo(Optional.ofNullable(hastened));
    assertThat(machine.withdraw(before, "wrong filter")).isEqualTo(Optional.ofNullable(takenBack));
  }

  /** Of one that it has, the maintenance system may not tell the end. */
  @ParameterizedTest
  @MethodSource("everyState")
  void aPersonClosesWhatTheMaintenanceSystemHas(Dispatch before) {
    ToldStatus byHand = new ToldStatus(ExternalStatus.CLOSED, "closed by hand", NOW, NOW);
    assertThat(machine.close(before, NOW))
        .isEqualTo(
            before instanceof Created
                ? Optional.of(new Over(ORDER, false, byHand))
                : Optional.empty());
  }

  @Test
  void everyStateIsInTheTable() {
    assertThat(
            everyState().map(line -> Objects.requireNonNull(line.get()[0]).getClass()).distinct())
        .hasSize(stateClasses(Dispatch.class));
  }

  private static int stateClasses(Class<?> sealed) {
    int states = 0;
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      states += permitted.isSealed() ? stateClasses(permitted) : 1;
    }
    return states;
  }

  @Test
  void onlyWhatTheMaintenanceSystemHasIsCalledAnythingThere() {
    assertThat(everyState().map(state -> (Dispatch) state.get()[0]))
        .allSatisfy(state ->
            assertThat(state.externalOrder())
                .isEqualTo(
                    state instanceof Created || state instanceof Over
                        ? Optional.of(ORDER)
                        : Optional.empty()));
  }
}
