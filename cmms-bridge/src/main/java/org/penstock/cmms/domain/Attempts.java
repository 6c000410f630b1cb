package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/** The log of all calls; it only grows. */
public interface Attempts {

  /** Adds one call. */
  void add(Attempt attempt);

  /**
   * Adds what a person did.
   *
   * @param reason why; null where none is asked for
   */
  void addAct(WorkOrder order, Act act, Actor by, @Nullable String reason, Instant at);

  /** What a person does with a work order. */
  enum Act {
    /** Had a refused one sent again. */
    REPLAY,
    /** Had a waiting one sent at once. */
    RETRY,
    /** Took it back. */
    WITHDRAW,
    /** Said that the work is done, of a system that does not tell. */
    CLOSE,
    /** Gave it another asset and had it sent again. */
    CORRECT
  }

  /** The calls made for a work order, oldest first, as the log tells them. */
  List<LoggedAttempt> of(UUID workOrderId);
}
