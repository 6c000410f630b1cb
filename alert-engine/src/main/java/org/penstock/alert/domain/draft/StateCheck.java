package org.penstock.alert.domain.draft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.kind.BadQuality;
import org.penstock.alert.domain.kind.Discrete;
import org.penstock.alert.domain.kind.Formula;
import org.penstock.alert.domain.kind.past.CountInWindow;
import org.penstock.alert.domain.kind.past.Discrepancy;
import org.penstock.alert.domain.kind.past.Frozen;
import org.penstock.alert.domain.kind.past.Stale;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.event.TagValue;

/** Checks the kinds that know only yes and no. */
final class StateCheck {

  private static final int MOST_TIMES = 1_000;

  private final RuleDraft draft;
  private final Faults faults;
  private final Expressions expressions;

  StateCheck(RuleDraft draft, Faults faults, Expressions expressions) {
    this.draft = draft;
    this.faults = faults;
    this.expressions = expressions;
  }

  Optional<RuleKind> discrete() {
    Duration onDelay = onDelay();
    return alarmValue().map(value -> new Discrete(value, onDelay));
  }

  Optional<RuleKind> discrepancy() {
    String feedbackTag = faults.text("feedback_tag", draft.feedbackTag());
    if (!feedbackTag.isEmpty() && feedbackTag.equals(draft.tag())) {
      faults.add("feedback_tag is the tag itself");
    }
    Duration travelTime = faults.time("travel_time", draft.travelTime());
    return Optional.of(new Discrepancy(feedbackTag, travelTime, onDelay()));
  }

  Optional<RuleKind> stale() {
    return Optional.of(new Stale(faults.time("max_silence", draft.maxSilence()), onDelay()));
  }

  Optional<RuleKind> badQuality() {
    boolean uncertain = Objects.requireNonNullElse(draft.includeUncertain(), false);
    Set<String> together = faults.names("together_with", draft.togetherWith());
    if (draft.tag() != null && together.contains(draft.tag())) {
      faults.add("together_with names the tag itself");
    }
    return Optional.of(new BadQuality(uncertain, together, onDelay()));
  }

  Optional<RuleKind> frozen() {
    BigDecimal minChange = draft.minChange();
    if (minChange == null) {
      faults.add("min_change is missing");
    } else if (minChange.signum() <= 0) {
      faults.add("min_change %s is not more than zero".formatted(minChange.toPlainString()));
    }
    return Optional.of(
        new Frozen(
            Objects.requireNonNullElse(minChange, BigDecimal.ONE),
            faults.time("window", draft.window()),
            onDelay()));
  }

  Optional<RuleKind> count() {
    int count = faults.number("count", draft.count(), 2, MOST_TIMES);
    Duration window = faults.time("window", draft.window());
    Duration onDelay = onDelay();
    return alarmValue().map(value -> new CountInWindow(value, count, window, onDelay));
  }

  Optional<RuleKind> expression() {
    Duration onDelay = onDelay();
    if (draft.expression() == null || draft.expression().isBlank()) {
      faults.add("expression is missing");
      return Optional.empty();
    }
    return faults
        .expression("expression", draft.expression(), expressions)
        .map(sound -> new Formula(sound, onDelay));
  }

  private Optional<TagValue> alarmValue() {
    TagValue value = draft.alarmValue();
    if (value == null || value instanceof TagValue.Missing) {
      faults.add("alarm_value is missing");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Duration onDelay() {
    return faults.delay("on_delay", draft.onDelay());
  }
}
