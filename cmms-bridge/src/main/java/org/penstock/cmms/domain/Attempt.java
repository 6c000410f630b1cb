package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.UUID;
import org.penstock.cmms.domain.dispatch.Outcome;

/**
 * One call to the maintenance system and what came of it.
 *
 * @param number the attempt it belongs to; one attempt may search and then create
 * @param fenced the sender had lost its lease, so the outcome changed nothing
 */
public record Attempt(
    UUID workOrderId,
    int number,
    Kind kind,
    String owner,
    Instant startedAt,
    Instant endedAt,
    Outcome outcome,
    boolean fenced) {

  /** What was called. */
  public enum Kind {
    CREATE,
    SEARCH
  }

  /** The same call, known to have been made without a lease. */
  public Attempt markedFenced() {
    return new Attempt(workOrderId, number, kind, owner, startedAt, endedAt, outcome, true);
  }
}
