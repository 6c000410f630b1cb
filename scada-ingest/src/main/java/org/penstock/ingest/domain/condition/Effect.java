package org.penstock.ingest.domain.condition;

import org.penstock.event.GapCause;
import org.penstock.event.ScadaAlarmEvent;

/** What follows from what a server said. */
public sealed interface Effect {

  /** It is published. */
  record Publish(ScadaAlarmEvent event) implements Effect {}

  /** Events are missing since the last one. */
  record Missing(GapCause cause, String detail) implements Effect {}

  /** Nothing is published. */
  record Ignored(Reason reason) implements Effect {}

  /** Why nothing is published. */
  enum Reason {
    /** The same event was published before. */
    DUPLICATE,
    /** A newer event of the same condition was published before. */
    OLDER,
    /** A system event, not one of a condition. */
    NO_CONDITION,
    /** It only frames other events. */
    FRAME
  }
}
