package org.penstock.alert.domain.book;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.event.Actor;

/**
 * A change of the rules that somebody asks for.
 *
 * @param baseVersion the version that it changes; 0 where there is none
 * @param definition the rule as it would be; null where it would be retired
 * @param decision null while nobody has decided
 */
public record Proposal(
    UUID id,
    Kind kind,
    String ruleId,
    int baseVersion,
    String plantId,
    @Nullable RuleDraft definition,
    String reason,
    Actor by,
    Instant at,
    State state,
    @Nullable Decision decision) {

  /** What it asks for. */
  public enum Kind {
    NEW,
    CHANGE,
    RETIRE
  }

  /** What became of it. */
  public enum State {
    OPEN,
    APPROVED,
    REJECTED
  }

  /**
   * Who decided, when and why.
   *
   * @param version the version that it became; null where it was rejected
   */
  public record Decision(
      Actor by, Instant at, @Nullable String comment, @Nullable Integer version) {}

  /** The same proposal, decided. */
  public Proposal decided(State outcome, Decision how) {
    return new Proposal(
        id, kind, ruleId, baseVersion, plantId, definition, reason, by, at, outcome, how);
  }
}
