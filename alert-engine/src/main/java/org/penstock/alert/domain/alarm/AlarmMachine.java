package org.penstock.alert.domain.alarm;

import static org.penstock.event.AlarmEventType.ACKNOWLEDGED;
import static org.penstock.event.AlarmEventType.CLEARED;
import static org.penstock.event.AlarmEventType.DEESCALATED;
import static org.penstock.event.AlarmEventType.ESCALATED;
import static org.penstock.event.AlarmEventType.RAISED;
import static org.penstock.event.AlarmEventType.RESET;
import static org.penstock.event.AlarmEventType.RETURNED;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.AlarmInput.Acknowledge;
import org.penstock.alert.domain.alarm.AlarmInput.ChangeLevel;
import org.penstock.alert.domain.alarm.AlarmInput.Clear;
import org.penstock.alert.domain.alarm.AlarmInput.Raise;
import org.penstock.alert.domain.alarm.AlarmInput.Reset;
import org.penstock.alert.domain.alarm.AlarmInput.Retire;
import org.penstock.alert.domain.alarm.AlarmState.Acknowledged;
import org.penstock.alert.domain.alarm.AlarmState.LatchedAcknowledged;
import org.penstock.alert.domain.alarm.AlarmState.LatchedUnacknowledged;
import org.penstock.alert.domain.alarm.AlarmState.Normal;
import org.penstock.alert.domain.alarm.AlarmState.ReturnedUnacknowledged;
import org.penstock.alert.domain.alarm.AlarmState.Unacknowledged;
import org.penstock.alert.domain.alarm.Step.Cause;
import org.penstock.alert.domain.alarm.Step.Fact;
import org.penstock.alert.domain.alarm.Step.Moved;
import org.penstock.alert.domain.alarm.Step.Refusal;
import org.penstock.alert.domain.alarm.Step.Refused;
import org.penstock.alert.domain.alarm.Step.Stayed;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.event.AlarmEventType;

/**
 * The state machine of ISA-18.2, the only place where states change.
 *
 * <p>How it works. One method for each state holds one line for each input, so that a reader can
 * lay it beside the standard's table. The process's inputs that say nothing new are passed over; a
 * person's inputs that cannot be done are refused with the reason. Nothing here knows limits,
 * delays or clocks.
 */
public final class AlarmMachine {

  private static final Step STAYED = new Stayed();

  private AlarmMachine() {}

  /** Takes an alarm in {@code state} through one input. */
  public static Step step(AlarmState state, AlarmInput input, Behaviour behaviour) {
    return switch (state) {
      case Normal() -> fromNormal(input, behaviour);
      case Unacknowledged(Activation open) -> fromUnacknowledged(open, input, behaviour);
      case Acknowledged(Activation open) -> fromAcknowledged(open, input, behaviour);
      case ReturnedUnacknowledged(Activation open) -> fromReturned(open, input, behaviour);
      case LatchedUnacknowledged(Activation open) -> fromLatched(open, input, behaviour);
      case LatchedAcknowledged(Activation open) -> fromLatchedAcknowledged(open, input, behaviour);
    };
  }

  private static Step fromNormal(AlarmInput input, Behaviour behaviour) {
    return switch (input) {
      case Raise raise -> raised(raise, behaviour, null);
      case ChangeLevel _, Clear _, Retire _ -> STAYED;
      case Acknowledge _, Reset _ -> new Refused(Refusal.NOT_APPLICABLE);
    };
  }

  private static Step fromUnacknowledged(Activation open, AlarmInput input, Behaviour behaviour) {
    return switch (input) {
      case Raise _ -> STAYED;
      case ChangeLevel change -> levelChanged(open, change, new Unacknowledged(open.at(change)));
      case Clear clear -> returnedUnseen(open.returned(clear.at()), behaviour);
      case Acknowledge ack -> {
        Activation seen = open.acknowledged(seenBy(ack));
        yield moved(new Acknowledged(seen), seen, fact(ACKNOWLEDGED));
      }
      case Reset _ -> new Refused(Refusal.CONDITION_ACTIVE);
      case Retire _ -> retired(open);
    };
  }

  private static Step fromAcknowledged(Activation open, AlarmInput input, Behaviour behaviour) {
    return switch (input) {
      case Raise _ -> STAYED;
      case ChangeLevel change -> levelChangedWhileKnown(open, change, behaviour);
      case Clear clear -> returnedKnown(open.returned(clear.at()), behaviour);
      case Acknowledge _ -> new Refused(Refusal.ALREADY_ACKNOWLEDGED);
      case Reset _ -> new Refused(Refusal.CONDITION_ACTIVE);
      case Retire _ -> retired(open);
    };
  }

  private static Step fromReturned(Activation open, AlarmInput input, Behaviour behaviour) {
    return switch (input) {
      case Raise raise -> raised(raise, behaviour, Cause.REARM);
      case ChangeLevel _, Clear _ -> STAYED;
      case Acknowledge ack ->
          moved(Normal.NORMAL, open.acknowledged(seenBy(ack)), fact(ACKNOWLEDGED), fact(CLEARED));
      case Reset _ -> new Refused(Refusal.NOT_APPLICABLE);
      case Retire _ -> retired(open);
    };
  }

  private static Step fromLatched(Activation open, AlarmInput input, Behaviour behaviour) {
    return switch (input) {
      case Raise raise -> raised(raise, behaviour, Cause.REARM);
      case ChangeLevel _, Clear _ -> STAYED;
      case Acknowledge ack -> {
        Activation seen = open.acknowledged(seenBy(ack));
        yield moved(new LatchedAcknowledged(seen), seen, fact(ACKNOWLEDGED));
      }
      case Reset _ -> new Refused(Refusal.ACKNOWLEDGE_FIRST);
      case Retire _ -> retired(open);
    };
  }

  private static Step fromLatchedAcknowledged(
      Activation open, AlarmInput input, Behaviour behaviour) {
    return switch (input) {
      case Raise raise -> raised(raise, behaviour, Cause.REARM);
      case ChangeLevel _, Clear _ -> STAYED;
      case Acknowledge _ -> new Refused(Refusal.ALREADY_ACKNOWLEDGED);
      case Reset _ -> moved(Normal.NORMAL, open, fact(RESET), fact(CLEARED));
      case Retire _ -> retired(open);
    };
  }

  private static Step raised(Raise raise, Behaviour behaviour, @Nullable Cause cause) {
    Activation open = Activation.of(raise);
    return behaviour.ackRequired()
        ? moved(new Unacknowledged(open), open, new Fact(RAISED, cause))
        : moved(new Acknowledged(open), open, new Fact(RAISED, Cause.AUTO_ACK));
  }

  private static Step returnedUnseen(Activation back, Behaviour behaviour) {
    if (behaviour.latching()) {
      return moved(new LatchedUnacknowledged(back), back, new Fact(RETURNED, Cause.LATCHED));
    }
    return behaviour.returnAckRequired()
        ? moved(new ReturnedUnacknowledged(back), back, fact(RETURNED))
        : moved(Normal.NORMAL, back, fact(RETURNED), fact(CLEARED));
  }

  private static Step returnedKnown(Activation back, Behaviour behaviour) {
    return behaviour.latching()
        ? moved(new LatchedAcknowledged(back), back, new Fact(RETURNED, Cause.LATCHED))
        : moved(Normal.NORMAL, back, fact(RETURNED), fact(CLEARED));
  }

  private static Step retired(Activation open) {
    return moved(Normal.NORMAL, open, new Fact(CLEARED, Cause.CONFIG));
  }

  private static Step levelChangedWhileKnown(
      Activation open, ChangeLevel change, Behaviour behaviour) {
    boolean lookAgain =
        change.level().isWorseThan(open.level())
            && behaviour.ackRequired()
            && behaviour.reAckOnEscalation();
    Activation now = open.at(change);
    return lookAgain
        ? levelChanged(open, change, new Unacknowledged(now.acknowledged(null)))
        : levelChanged(open, change, new Acknowledged(now));
  }

  private static Step levelChanged(Activation open, ChangeLevel change, AlarmState to) {
    if (change.level() == open.level()) {
      return STAYED;
    }
    return moved(
        to,
        to.current().orElse(open),
        fact(change.level().isWorseThan(open.level()) ? ESCALATED : DEESCALATED));
  }

  private static Acknowledgement seenBy(Acknowledge ack) {
    return new Acknowledgement(ack.by(), ack.at(), ack.comment());
  }

  private static Fact fact(AlarmEventType type) {
    return new Fact(type, null);
  }

  private static Step moved(AlarmState to, Activation activation, Fact... facts) {
    return new Moved(to, activation, List.of(facts));
  }
}
