package org.penstock.compliance.domain.job;

import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.review.DecisionOrder;
import org.penstock.compliance.domain.review.Expected;
import org.penstock.compliance.domain.review.Selection;
import org.penstock.compliance.domain.review.Verb;

/** What a job is to do. */
public sealed interface Task {

  /** Its name in lists. */
  default String kind() {
    return switch (this) {
      case Export _ -> "EXPORT";
      case Decide _ -> "DECISION";
    };
  }

  /** Makes an export. */
  record Export(ExportOrder order) implements Task {}

  /**
   * Decides on more readings than one answer can wait for: all of a period, or none.
   *
   * @param mayUnlock whether the person may reopen what is locked
   */
  record Decide(
      Verb verb,
      Selection.ByPeriod period,
      String meaning,
      @Nullable String reason,
      Expected expected,
      boolean mayUnlock)
      implements Task {

    /** As it was asked for. */
    public static Decide of(DecisionOrder order, Selection.ByPeriod period, boolean mayUnlock) {
      return new Decide(
          order.verb(), period, order.meaning(), order.reason(), order.expected(), mayUnlock);
    }

    /** As the policy reads it. */
    public DecisionOrder order() {
      return new DecisionOrder(
          verb, period, meaning, reason, expected, DecisionOrder.Mode.ALL_OR_NOTHING);
    }
  }
}
