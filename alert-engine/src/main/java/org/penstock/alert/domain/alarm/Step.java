package org.penstock.alert.domain.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmEventType;

/** The answer of the state machine. */
public sealed interface Step {

  /** Something happened that history must tell. */
  record Moved(AlarmState to, Activation activation, List<Fact> facts) implements Step {

    public Moved {
      facts = List.copyOf(facts);
    }
  }

  /** The input says what is known already. */
  record Stayed() implements Step {}

  /** A person asked for what cannot be done now. */
  record Refused(Refusal why) implements Step {}

  /** One line of history. */
  record Fact(AlarmEventType type, @Nullable Cause cause) {}

  /** What made a fact special. */
  enum Cause {
    /** The alarm does not wait for an operator. */
    AUTO_ACK,
    /** Raised again before the earlier activation was done with. */
    REARM,
    /** Back to normal, yet latched. */
    LATCHED,
    /** The rule is no more. */
    CONFIG
  }

  /** Why a person's request is refused. */
  enum Refusal {
    NOT_APPLICABLE,
    ALREADY_ACKNOWLEDGED,
    ACKNOWLEDGE_FIRST,
    CONDITION_ACTIVE
  }
}
