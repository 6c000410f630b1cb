package org.penstock.alert.domain.draft;

import java.util.Objects;
import java.util.Optional;
import org.penstock.alert.domain.draft.RuleDraft.ChatterDraft;
import org.penstock.alert.domain.draft.RuleDraft.SuppressDraft;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Suppression.Chatter;

/** Checks when an alarm means nothing by the plant's design. */
final class SuppressionCheck {

  private static final int MOST_ACTIVATIONS = 100;

  private final RuleDraft draft;
  private final Faults faults;
  private final Expressions expressions;

  SuppressionCheck(RuleDraft draft, Faults faults, Expressions expressions) {
    this.draft = draft;
    this.faults = faults;
    this.expressions = expressions;
  }

  Suppression suppression() {
    SuppressDraft when =
        Objects.requireNonNullElse(draft.suppressWhen(), new SuppressDraft(null, null));
    if (draft.suppressWhen() != null && when.alarms() == null && when.mode() == null) {
      faults.add("suppress_when is empty: give alarms, mode or both");
    }
    return new Suppression(
        faults.names("suppress_when.alarms", when.alarms()),
        faults.expression("suppress_when.mode", when.mode(), expressions),
        chatter(),
        faults.names("covers", draft.covers()));
  }

  private Optional<Chatter> chatter() {
    ChatterDraft chatter = draft.chatter();
    return chatter == null
        ? Optional.empty()
        : Optional.of(
            new Chatter(
                faults.number("chatter.activations", chatter.activations(), 2, MOST_ACTIVATIONS),
                faults.time("chatter.window", chatter.window()),
                faults.time("chatter.quiet", chatter.quiet())));
  }
}
