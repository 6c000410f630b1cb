package org.penstock.alert.domain.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmEventType;

/** The answer of the state machine. */
public sealed interface Step {

  /**
   * Something happened.
   *
   * @param activation the activation that it happened to, as it stands now; null where none is open
   * @param facts the lines of history; without any, only what is remembered changed
   */
  record Moved(Standing to, @Nullable Activation activation, List<Fact> facts) implements Step {

    public Moved {
      facts = List.copyOf(facts);
    }
  }

  /** The input says what is known already, or comes too late. */
  record Stayed() implements Step {

    static final Stayed STAYED = new Stayed();
  }

  /** A person asked for what cannot be done now. */
  record Refused(Refusal why) implements Step {}

  /**
   * One line of history.
   *
   * @param isAnnunciated whether operators are told, or only history
   */
  record Fact(AlarmEventType type, @Nullable Cause cause, boolean isAnnunciated) {

    static Fact of(AlarmEventType type) {
      return new Fact(type, null, true);
    }

    static Fact of(AlarmEventType type, Cause cause) {
      return new Fact(type, cause, true);
    }

    Fact quiet() {
      return new Fact(type, cause, false);
    }
  }

  /** What made a fact special. */
  enum Cause {
    /** The alarm does not wait for an operator. */
    AUTO_ACK,
    /** Raised again before the earlier activation was done with. */
    REARM,
    /** Back to normal, yet latched. */
    LATCHED,
    /** The rule is no more. */
    CONFIG,
    /** Active when what suppressed it ended. */
    UNSUPPRESSED,
    /** Put aside, or taken out of service, anew with other terms. */
    EXTENDED,
    /** The shelf's time was over. */
    EXPIRED,
    /** A one-shot shelf has done its work. */
    ONE_SHOT_DONE,
    /** A person said so. */
    USER,
    /** It ended unseen, and the SCADA system no longer reports it. */
    RECONCILED
  }

  /** Why a person's request is refused. */
  enum Refusal {
    NOT_APPLICABLE,
    ALREADY_ACKNOWLEDGED,
    ACKNOWLEDGE_FIRST,
    CONDITION_ACTIVE,
    /** Something is laid over the alarm; that must end first. */
    SUPPRESSED,
    NOT_SHELVED,
    IN_SERVICE
  }
}
