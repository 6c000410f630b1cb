package org.penstock.alert.domain.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmBaseState;

/** The base states of ISA-18.2. Suppression is a region of its own, laid over these. */
public sealed interface AlarmState {

  /** Nothing to see: the process is normal and everything was acknowledged. */
  record Normal() implements AlarmState {

    /** There is but one. */
    public static final Normal NORMAL = new Normal();
  }

  /** Abnormal, and nobody has taken notice. */
  record Unacknowledged(Activation activation) implements AlarmState {}

  /** Abnormal, and an operator knows. */
  record Acknowledged(Activation activation) implements AlarmState {}

  /** Back to normal before anybody took notice. */
  record ReturnedUnacknowledged(Activation activation) implements AlarmState {}

  /** Back to normal, but stays until it is acknowledged and reset. */
  record LatchedUnacknowledged(Activation activation) implements AlarmState {}

  /** Back to normal and acknowledged, but stays until it is reset. */
  record LatchedAcknowledged(Activation activation) implements AlarmState {}

  /** The state's name on the wire. */
  default AlarmBaseState base() {
    return switch (this) {
      case Normal() -> AlarmBaseState.NORM;
      case Unacknowledged _ -> AlarmBaseState.UNACK;
      case Acknowledged _ -> AlarmBaseState.ACKED;
      case ReturnedUnacknowledged _ -> AlarmBaseState.RTNUN;
      case LatchedUnacknowledged _ -> AlarmBaseState.LATCH_UNACK;
      case LatchedAcknowledged _ -> AlarmBaseState.LATCH_ACK;
    };
  }

  /** The state of that name, with its activation. */
  static AlarmState of(AlarmBaseState base, @Nullable Activation open) {
    if (base == AlarmBaseState.NORM) {
      return Normal.NORMAL;
    }
    if (open == null) {
      throw new IllegalArgumentException("state " + base + " needs an activation");
    }
    return switch (base) {
      case UNACK -> new Unacknowledged(open);
      case ACKED -> new Acknowledged(open);
      case RTNUN -> new ReturnedUnacknowledged(open);
      case LATCH_UNACK -> new LatchedUnacknowledged(open);
      case LATCH_ACK -> new LatchedAcknowledged(open);
      case NORM, UNKNOWN -> throw new IllegalArgumentException("no alarm is in state " + base);
    };
  }

  /** The activation that is open in this state. */
  default Optional<Activation> current() {
    return switch (this) {
      case Normal() -> Optional.empty();
      case Unacknowledged(Activation open) -> Optional.of(open);
      case Acknowledged(Activation open) -> Optional.of(open);
      case ReturnedUnacknowledged(Activation open) -> Optional.of(open);
      case LatchedUnacknowledged(Activation open) -> Optional.of(open);
      case LatchedAcknowledged(Activation open) -> Optional.of(open);
    };
  }
}
