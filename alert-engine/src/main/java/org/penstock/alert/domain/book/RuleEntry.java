package org.penstock.alert.domain.book;

import org.penstock.alert.domain.draft.RuleDraft;

/** One version of a rule, as it was written; the newest that is not retired is in force. */
public record RuleEntry(
    String ruleId, int version, String plantId, RuleDraft definition, boolean retired) {

  /** The first version of a rule. */
  public static RuleEntry first(String ruleId, String plantId, RuleDraft definition) {
    return new RuleEntry(ruleId, 1, plantId, definition, false);
  }

  /** The next version, written anew. */
  public RuleEntry next(String plant, RuleDraft written) {
    return new RuleEntry(ruleId, version + 1, plant, written, false);
  }

  /** The next version: the rule is no more. */
  public RuleEntry nextRetired() {
    return new RuleEntry(ruleId, version + 1, plantId, definition, true);
  }

  /** Whether it says the same, whatever its version. */
  public boolean saysTheSame(RuleEntry other) {
    return retired == other.retired
        && (retired || (plantId.equals(other.plantId) && Same.as(definition, other.definition)));
  }
}
