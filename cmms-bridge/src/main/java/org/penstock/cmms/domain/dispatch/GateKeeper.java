package org.penstock.cmms.domain.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.penstock.cmms.domain.dispatch.Gate.Open;
import org.penstock.cmms.domain.dispatch.Gate.Recovering;
import org.penstock.cmms.domain.dispatch.Gate.Shut;

/**
 * Opens and shuts the gate.
 *
 * @param strikesToShut failures in a row after which calls stop
 * @param schedule how long the gate stays shut
 * @param authPause how long it stays shut after a wrong password, which needs a person
 */
public record GateKeeper(int strikesToShut, RetrySchedule schedule, Duration authPause) {

  private static final double NO_SPREAD = 0.5;

  public GateKeeper {
    if (strikesToShut < 1) {
      throw new IllegalArgumentException("strikes to shut must be 1 or more: " + strikesToShut);
    }
  }

  /** The gate after an attempt. */
  public Gate after(Gate gate, Outcome outcome, Instant now) {
    Optional<FailureClass> failure = outcome.failureClass().filter(FailureClass::concernsConnector);
    if (failure.isEmpty()) {
      return afterSuccess(gate);
    }
    String reason = outcome.failureReason().orElse("");
    return switch (failure.get()) {
      case THROTTLED -> shut(gate, FailureClass.THROTTLED, reason, now, notBefore(outcome));
      case AUTH -> shut(gate, FailureClass.AUTH, reason, now, authPause);
      case CONNECTION, TIMEOUT, PROTOCOL, REJECTED, SENDER_STOPPED ->
          strike(gate, failure.get(), reason, now);
    };
  }

  /** The gate after a test of the connection; {@code failure} is empty when it is well. */
  public Gate afterTest(Shut shut, Optional<String> failure, Instant now) {
    if (failure.isEmpty()) {
      return new Recovering(now, 0);
    }
    int times = shut.times() + 1;
    Duration pause =
        shut.failure() == FailureClass.AUTH ? authPause : schedule.delay(times, NO_SPREAD);
    return new Shut(shut.failure(), failure.get(), shut.since(), now.plus(pause), times);
  }

  private static Gate afterSuccess(Gate gate) {
    return switch (gate) {
      case Open _ -> new Open(0);
      case Recovering recovering -> new Recovering(recovering.since(), 0);
      case Shut shut -> shut;
    };
  }

  private Gate strike(Gate gate, FailureClass failure, String reason, Instant now) {
    return switch (gate) {
      case Open open ->
          open.strikes() + 1 < strikesToShut
              ? new Open(open.strikes() + 1)
              : shut(gate, failure, reason, now, schedule.delay(1, NO_SPREAD));
      case Recovering recovering ->
          recovering.strikes() + 1 < strikesToShut
              ? new Recovering(recovering.since(), recovering.strikes() + 1)
              : shut(gate, failure, reason, now, schedule.delay(1, NO_SPREAD));
      case Shut shut -> shut;
    };
  }

  /** A gate that is shut already stays shut for the longer of both times. */
  private static Shut shut(
      Gate gate, FailureClass failure, String reason, Instant now, Duration pause) {
    Instant until = now.plus(pause);
    return gate instanceof Shut shut && shut.until().isAfter(until)
        ? shut
        : new Shut(failure, reason, now, until, 1);
  }

  private static Duration notBefore(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotSent notSent -> notSent.notBefore();
      case Outcome.SearchFailed failed -> failed.notBefore();
      case Outcome.Delivered _,
          Outcome.Found _,
          Outcome.NothingFound _,
          Outcome.Rejected _,
          Outcome.Doubtful _ ->
          Duration.ZERO;
    };
  }
}
