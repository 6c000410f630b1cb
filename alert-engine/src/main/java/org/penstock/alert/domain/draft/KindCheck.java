package org.penstock.alert.domain.draft;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.penstock.alert.domain.kind.BadQuality;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.rule.RuleKind;

/** Checks what belongs to a rule's kind: one case for each, one check class for each family. */
final class KindCheck {

  /** Stands for a kind that is faulty. */
  static final RuleKind NONE = new BadQuality(false, Set.of(), Duration.ZERO);

  private static final String KINDS =
      "LIMIT, SUSTAINED, DEVIATION, RATE_OF_CHANGE, DISCRETE, DISCREPANCY, STALE, BAD_QUALITY,"
          + " FROZEN, CONSECUTIVE_SAMPLES, COUNT_IN_WINDOW, WINDOW_STATISTIC or EXPRESSION";

  private static final Map<String, Predicate<RuleDraft>> SETTINGS = new LinkedHashMap<>();

  static {
    SETTINGS.put("levels", draft -> draft.levels() != null);
    SETTINGS.put("deadband", draft -> draft.deadband() != null);
    SETTINGS.put("alarm_value", draft -> draft.alarmValue() != null);
    SETTINGS.put("setpoint_tag", draft -> draft.setpointTag() != null);
    SETTINGS.put("feedback_tag", draft -> draft.feedbackTag() != null);
    SETTINGS.put("travel_time", draft -> draft.travelTime() != null);
    SETTINGS.put("max_silence", draft -> draft.maxSilence() != null);
    SETTINGS.put("include_uncertain", draft -> draft.includeUncertain() != null);
    SETTINGS.put("together_with", draft -> draft.togetherWith() != null);
    SETTINGS.put("min_change", draft -> draft.minChange() != null);
    SETTINGS.put("window", draft -> draft.window() != null);
    SETTINGS.put("count", draft -> draft.count() != null);
    SETTINGS.put("sample_every", draft -> draft.sampleEvery() != null);
    SETTINGS.put("samples", draft -> draft.samples() != null);
    SETTINGS.put("max_age", draft -> draft.maxAge() != null);
    SETTINGS.put("per", draft -> draft.per() != null);
    SETTINGS.put("statistic", draft -> draft.statistic() != null);
    SETTINGS.put("step", draft -> draft.step() != null);
    SETTINGS.put("min_coverage", draft -> draft.minCoverage() != null);
    SETTINGS.put("expression", draft -> draft.expression() != null);
  }

  private final RuleDraft draft;
  private final Faults faults;
  private final Expressions expressions;

  KindCheck(RuleDraft draft, Faults faults, Expressions expressions) {
    this.draft = draft;
    this.faults = faults;
    this.expressions = expressions;
  }

  /** The kind; empty where it is not known or cannot be made. */
  Optional<RuleKind> kind() {
    LimitCheck limits = new LimitCheck(draft, faults);
    StateCheck states = new StateCheck(draft, faults, expressions);
    SampleCheck samples = new SampleCheck(draft, faults);
    String kind = draft.kind() == null || draft.kind().isBlank() ? "" : draft.kind();
    return switch (kind) {
      case "LIMIT" -> only("levels", "deadband").then(limits.limit());
      case "SUSTAINED" -> only("levels", "deadband").then(limits.sustained());
      case "DEVIATION" -> only("levels", "deadband", "setpoint_tag").then(limits.deviation());
      case "RATE_OF_CHANGE" ->
          only("levels", "deadband", "sample_every", "samples", "max_age", "per")
              .then(samples.rateOfChange());
      case "CONSECUTIVE_SAMPLES" ->
          only("levels", "deadband", "sample_every", "samples", "max_age")
              .then(samples.consecutive());
      case "WINDOW_STATISTIC" ->
          only(
                  "levels",
                  "deadband",
                  "sample_every",
                  "max_age",
                  "per",
                  "window",
                  "statistic",
                  "step",
                  "min_coverage")
              .then(samples.window());
      case "DISCRETE" -> only("alarm_value").then(states.discrete());
      case "DISCREPANCY" -> only("feedback_tag", "travel_time").then(states.discrepancy());
      case "STALE" -> only("max_silence").then(states.stale());
      case "BAD_QUALITY" -> only("include_uncertain", "together_with").then(states.badQuality());
      case "FROZEN" -> only("min_change", "window").then(states.frozen());
      case "COUNT_IN_WINDOW" -> only("alarm_value", "count", "window").then(states.count());
      case "EXPRESSION" -> only("expression").then(states.expression());
      case "" -> unknown("kind is missing: " + KINDS);
      default -> unknown("kind '%s' is not known: %s".formatted(kind, KINDS));
    };
  }

  /** A setting that would not take effect is a fault: whoever wrote it expects something of it. */
  private KindCheck only(String... settings) {
    Set<String> own = Set.of(settings);
    SETTINGS.forEach((name, isGiven) -> {
      if (!own.contains(name) && isGiven.test(draft)) {
        faults.add("%s is no setting of kind %s".formatted(name, draft.kind()));
      }
    });
    return this;
  }

  private Optional<RuleKind> then(Optional<RuleKind> kind) {
    return kind;
  }

  private Optional<RuleKind> unknown(String fault) {
    faults.add(fault);
    return Optional.empty();
  }
}
