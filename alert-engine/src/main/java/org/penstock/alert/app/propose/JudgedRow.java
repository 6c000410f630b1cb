package org.penstock.alert.app.propose;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.RuleEntry;

/**
 * What a row would do to the rules.
 *
 * @param ruleId null where the row has none
 * @param next the version that it would become; null where it would not
 * @param proposalId the proposal that was made of it; null where none was
 */
public record JudgedRow(
    int row,
    @Nullable String ruleId,
    Effect effect,
    List<String> faults,
    @Nullable RuleEntry next,
    @Nullable UUID proposalId) {

  public JudgedRow {
    faults = List.copyOf(faults);
  }

  /** What it would do. */
  public enum Effect {
    NEW,
    CHANGED,
    UNCHANGED,
    FAULTY
  }

  static JudgedRow faulty(int row, @Nullable String ruleId, List<String> faults) {
    return new JudgedRow(row, ruleId, Effect.FAULTY, faults, null, null);
  }

  JudgedRow proposedAs(UUID id) {
    return new JudgedRow(row, ruleId, effect, faults, next, id);
  }
}
