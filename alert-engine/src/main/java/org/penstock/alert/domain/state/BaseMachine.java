package org.penstock.alert.domain.state;

import static org.penstock.event.AlarmEventType.ACKNOWLEDGED;
import static org.penstock.event.AlarmEventType.CLEARED;
import static org.penstock.event.AlarmEventType.DEESCALATED;
import static org.penstock.event.AlarmEventType.ESCALATED;
import static org.penstock.event.AlarmEventType.RAISED;
import static org.penstock.event.AlarmEventType.REALARMED;
import static org.penstock.event.AlarmEventType.REANNUNCIATED;
import static org.penstock.event.AlarmEventType.RESET;
import static org.penstock.event.AlarmEventType.RETURNED;
import static org.penstock.event.AlarmEventType.UNACK_TIMEOUT;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.state.AlarmInput.Acknowledge;
import org.penstock.alert.domain.state.AlarmInput.ChangeLevel;
import org.penstock.alert.domain.state.AlarmInput.Clear;
import org.penstock.alert.domain.state.AlarmInput.Over;
import org.penstock.alert.domain.state.AlarmInput.ProcessMove;
import org.penstock.alert.domain.state.AlarmInput.Raise;
import org.penstock.alert.domain.state.AlarmInput.Realarm;
import org.penstock.alert.domain.state.AlarmInput.Reannounce;
import org.penstock.alert.domain.state.AlarmState.Acknowledged;
import org.penstock.alert.domain.state.AlarmState.LatchedAcknowledged;
import org.penstock.alert.domain.state.AlarmState.LatchedUnacknowledged;
import org.penstock.alert.domain.state.AlarmState.Normal;
import org.penstock.alert.domain.state.AlarmState.ReturnedUnacknowledged;
import org.penstock.alert.domain.state.AlarmState.Unacknowledged;
import org.penstock.alert.domain.state.Step.Cause;
import org.penstock.alert.domain.state.Step.Fact;
import org.penstock.alert.domain.state.Step.Moved;
import org.penstock.alert.domain.state.Step.Refusal;
import org.penstock.alert.domain.state.Step.Refused;
import org.penstock.alert.domain.state.Step.Stayed;

/**
 * The base region of the state machine.
 *
 * <p>How it works. One method for each input holds one line for each state, so that a reader can
 * lay it beside the standard's table. What is laid over the alarm does not change where the base
 * moves, only whether operators are told.
 */
final class BaseMachine {

  private final Standing standing;
  private final Behaviour behaviour;

  BaseMachine(Standing standing, Behaviour behaviour) {
    this.standing = standing;
    this.behaviour = behaviour;
  }

  Step process(ProcessMove input) {
    return switch (input) {
      case Raise raise -> raise(raise);
      case ChangeLevel change -> changeLevel(change);
      case Clear clear -> clear(clear);
      case Over _ -> over();
    };
  }

  Step acknowledge(Acknowledge ack) {
    Acknowledgement seen = new Acknowledgement(ack.by(), ack.at(), ack.comment());
    return switch (standing.base()) {
      case Normal() -> new Refused(Refusal.NOT_APPLICABLE);
      case Unacknowledged(Activation open) ->
          moved(Acknowledged::new, open.acknowledged(seen), Fact.of(ACKNOWLEDGED));
      case ReturnedUnacknowledged(Activation open) ->
          ended(open.acknowledged(seen), Fact.of(ACKNOWLEDGED), Fact.of(CLEARED));
      case LatchedUnacknowledged(Activation open) ->
          moved(LatchedAcknowledged::new, open.acknowledged(seen), Fact.of(ACKNOWLEDGED));
      case Acknowledged _, LatchedAcknowledged _ -> new Refused(Refusal.ALREADY_ACKNOWLEDGED);
    };
  }

  Step reset() {
    return switch (standing.base()) {
      case Normal(), ReturnedUnacknowledged _ -> new Refused(Refusal.NOT_APPLICABLE);
      case Unacknowledged _, Acknowledged _ -> new Refused(Refusal.CONDITION_ACTIVE);
      case LatchedUnacknowledged _ -> new Refused(Refusal.ACKNOWLEDGE_FIRST);
      case LatchedAcknowledged(Activation open) -> ended(open, Fact.of(RESET), Fact.of(CLEARED));
    };
  }

  Step reannounce(Reannounce input) {
    return switch (standing.base()) {
      case Unacknowledged(Activation open) ->
          moved(Unacknowledged::new, toldAgain(open, input.at()), Fact.of(REANNUNCIATED));
      case Normal(),
          Acknowledged _,
          ReturnedUnacknowledged _,
          LatchedUnacknowledged _,
          LatchedAcknowledged _ ->
          Stayed.STAYED;
    };
  }

  Step realarm(Realarm input) {
    return switch (standing.base()) {
      case Acknowledged(Activation open) when behaviour.ackRequired() ->
          moved(
              Unacknowledged::new,
              open.acknowledged(null).annunciated(input.at()),
              Fact.of(REALARMED));
      case Normal(),
          Acknowledged _,
          Unacknowledged _,
          ReturnedUnacknowledged _,
          LatchedUnacknowledged _,
          LatchedAcknowledged _ ->
          Stayed.STAYED;
    };
  }

  Step unacknowledgedTooLong() {
    return switch (standing.base()) {
      case Unacknowledged(Activation open)
          when open.announcement() != null && !open.announcement().isTimeoutTold() ->
          moved(
              Unacknowledged::new,
              open.announced(Objects.requireNonNull(open.announcement()).timeoutTold()),
              Fact.of(UNACK_TIMEOUT));
      case Normal(),
          Unacknowledged _,
          Acknowledged _,
          ReturnedUnacknowledged _,
          LatchedUnacknowledged _,
          LatchedAcknowledged _ ->
          Stayed.STAYED;
    };
  }

  private Step raise(Raise raise) {
    return switch (standing.base()) {
      case Normal() -> raised(raise, null);
      case Unacknowledged _, Acknowledged _ -> Stayed.STAYED;
      case ReturnedUnacknowledged _, LatchedUnacknowledged _, LatchedAcknowledged _ ->
          raised(raise, Cause.REARM);
    };
  }

  private Step raised(Raise raise, @Nullable Cause cause) {
    Activation open = told(Activation.of(raise), raise.at());
    return behaviour.ackRequired()
        ? moved(Unacknowledged::new, open, new Fact(RAISED, cause, true))
        : moved(Acknowledged::new, open, Fact.of(RAISED, Cause.AUTO_ACK));
  }

  private Step changeLevel(ChangeLevel change) {
    return switch (standing.base()) {
      case Unacknowledged(Activation open) -> unseenLevel(open, change);
      case Acknowledged(Activation open) -> seenLevel(open, change);
      case Normal(), ReturnedUnacknowledged _, LatchedUnacknowledged _, LatchedAcknowledged _ ->
          Stayed.STAYED;
    };
  }

  private Step unseenLevel(Activation open, ChangeLevel change) {
    if (change.level() == open.level()) {
      return Stayed.STAYED;
    }
    Activation now = open.at(change);
    return change.level().isWorseThan(open.level())
        ? moved(Unacknowledged::new, toldAgain(now, change.at()), Fact.of(ESCALATED))
        : moved(Unacknowledged::new, now, Fact.of(DEESCALATED).quiet());
  }

  private Step seenLevel(Activation open, ChangeLevel change) {
    if (change.level() == open.level()) {
      return Stayed.STAYED;
    }
    Activation now = open.at(change);
    if (!change.level().isWorseThan(open.level())) {
      return moved(Acknowledged::new, now, Fact.of(DEESCALATED).quiet());
    }
    return behaviour.ackRequired() && behaviour.reAckOnEscalation()
        ? moved(Unacknowledged::new, told(now.acknowledged(null), change.at()), Fact.of(ESCALATED))
        : moved(Acknowledged::new, toldAgain(now, change.at()), Fact.of(ESCALATED));
  }

  private Step clear(Clear clear) {
    return switch (standing.base()) {
      case Unacknowledged(Activation open) -> returnedUnseen(open.returned(clear.at()));
      case Acknowledged(Activation open) -> returnedSeen(open.returned(clear.at()));
      case Normal(), ReturnedUnacknowledged _, LatchedUnacknowledged _, LatchedAcknowledged _ ->
          Stayed.STAYED;
    };
  }

  /** When it returned is not known, so that no return is told. */
  private Step over() {
    return switch (standing.base()) {
      case Normal() -> Stayed.STAYED;
      case Unacknowledged(Activation open) -> reconciled(open);
      case Acknowledged(Activation open) -> reconciled(open);
      case ReturnedUnacknowledged(Activation open) -> reconciled(open);
      case LatchedUnacknowledged(Activation open) -> reconciled(open);
      case LatchedAcknowledged(Activation open) -> reconciled(open);
    };
  }

  private Step reconciled(Activation open) {
    return ended(open, Fact.of(CLEARED, Cause.RECONCILED));
  }

  private Step returnedUnseen(Activation back) {
    if (behaviour.latching()) {
      return moved(LatchedUnacknowledged::new, back, Fact.of(RETURNED, Cause.LATCHED));
    }
    return behaviour.returnAckRequired()
        ? moved(ReturnedUnacknowledged::new, back, Fact.of(RETURNED))
        : ended(back, Fact.of(RETURNED), Fact.of(CLEARED));
  }

  private Step returnedSeen(Activation back) {
    return behaviour.latching()
        ? moved(LatchedAcknowledged::new, back, Fact.of(RETURNED, Cause.LATCHED))
        : ended(back, Fact.of(RETURNED), Fact.of(CLEARED));
  }

  /** Beneath an overlay nobody is told, so nothing begins to wait for an operator. */
  private Activation told(Activation open, Instant at) {
    return standing.isOverlaid() ? open : open.annunciated(at);
  }

  private Activation toldAgain(Activation open, Instant at) {
    Announcement known = open.announcement();
    return standing.isOverlaid() || known == null ? open : open.announced(known.repeated(at));
  }

  private Step ended(Activation closed, Fact... facts) {
    return new Moved(standing.with(Normal.NORMAL), closed, List.of(facts));
  }

  private Step moved(StateOf to, Activation open, Fact... facts) {
    return new Moved(standing.with(to.state(open)), open, List.of(facts));
  }

  /** A state that carries an activation. */
  private interface StateOf {
    AlarmState state(Activation open);
  }
}
