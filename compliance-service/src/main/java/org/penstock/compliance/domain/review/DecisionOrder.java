package org.penstock.compliance.domain.review;

import org.jspecify.annotations.Nullable;

/** What a person signs. */
public record DecisionOrder(
    Verb verb,
    Selection selection,
    String meaning,
    @Nullable String reason,
    Expected expected,
    Mode mode) {

  /** What becomes of a decision that some of its readings stand in the way of. */
  public enum Mode {
    /** There is none: one that silently left some out would not be the one that was signed. */
    ALL_OR_NOTHING,
    /** It is about the others, and says how many were left out and why. */
    ELIGIBLE_ONLY
  }
}
