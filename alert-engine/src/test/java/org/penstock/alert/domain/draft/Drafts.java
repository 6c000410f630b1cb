package org.penstock.alert.domain.draft;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.cel.CelExpressions;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.event.PlantJson;

/** A sound draft, field by field as in a rules file, to be spoilt. */
final class Drafts {

  static final Expressions EXPRESSIONS = new CelExpressions();

  private static final ObjectMapper MAPPER =
      PlantJson.newMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private Drafts() {}

  /** Filter 2's turbidity: H 0.3 after 7 s, HH 1.0 CRITICAL after 2 s. */
  static Drafts turbidity() {
    return ofKind("LIMIT")
        .with(
            "levels",
            Map.of(
                "H",
                Map.of("limit", 0.3),
                "HH",
                Map.of("limit", 1.0, "on_delay", "PT2S", "priority", "CRITICAL")))
        .with("deadband", 0.02)
        .with("on_delay", "PT7S");
  }

  static Drafts ofKind(String kind) {
    return new Drafts()
        .with("id", "turbidity-high")
        .with("kind", kind)
        .with("area", "filters")
        .with("tag", "filters.filter2.turbidity")
        .with("asset_id", "FILTER-2")
        .with("title", "Turbidity high")
        .with("priority", "HIGH")
        .with("alarm_class", "REGULATORY")
        .with(
            "rationale",
            Map.of("consequence", "report", "action", "backwash", "time_to_respond", "PT15M"));
  }

  Drafts with(String field, @Nullable Object value) {
    fields.put(field, value);
    return this;
  }

  Drafts without(String field) {
    fields.remove(field);
    return this;
  }

  RuleDraft build() {
    return MAPPER.convertValue(fields, RuleDraft.class);
  }

  AlarmRule accepted() {
    RuleCheck.Result result = RuleCheck.check(build(), "wtp-1", 1, EXPRESSIONS);
    return switch (result) {
      case RuleCheck.Result.Accepted(AlarmRule rule) -> rule;
      case RuleCheck.Result.Faulty(List<String> faults) -> Assertions.fail(faults.toString());
    };
  }

  List<String> faults() {
    RuleCheck.Result result = RuleCheck.check(build(), "wtp-1", 1, EXPRESSIONS);
    return switch (result) {
      case RuleCheck.Result.Accepted(AlarmRule rule) -> Assertions.fail(rule.toString());
      case RuleCheck.Result.Faulty(List<String> faults) -> faults;
    };
  }
}
