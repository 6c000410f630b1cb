package org.penstock.cmms.domain.dispatch;

import java.util.Optional;
import org.penstock.event.Actor;

/** Whether a person has stopped the calls; every halt stays on record. */
public interface Halts {

  /** The halt in force. */
  Optional<Halt> current();

  /** Begins one; false when one is in force. */
  boolean begin(String reason, Actor by);

  /** Ends it; false when none is in force. */
  boolean end(Actor by);
}
