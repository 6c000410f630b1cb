package org.penstock.alert.app.scada;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.config.ScadaConfig;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.alert.domain.port.scada.ScadaConditions;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.scada.AlarmOwner;
import org.penstock.alert.domain.scada.ConditionRule;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.alert.domain.scada.Severities;
import org.penstock.alert.domain.scada.TagPlace;
import org.penstock.event.ScadaAlarmEvent;

/** The rule behind an alarm, also where no engineer wrote one: that of a condition. */
@ApplicationScoped
public class DescribeConditions {

  private final CurrentRules rules;
  private final ScadaConditions conditions;
  private final TagAreas tags;
  private final ScadaConfig config;
  private volatile @Nullable Instant followedSince;

  DescribeConditions(
      CurrentRules rules, ScadaConditions conditions, TagAreas tags, AlertConfig config) {
    this.rules = rules;
    this.conditions = conditions;
    this.tags = tags;
    this.config = config.scada();
  }

  /** The rule behind an alarm, in force or not. */
  public Optional<AlarmRule> behind(String alarmId) {
    return rules.set().known(alarmId).or(() -> conditions.behind(alarmId).map(this::rule));
  }

  /** The rules of the conditions that speak for these; an alarm of each may be there. */
  public List<AlarmRule> speakingFor(Collection<AlarmRule> covered) {
    List<String> names =
        covered.stream().flatMap(rule -> rule.suppression().covers().stream()).distinct().toList();
    return conditions.named(names).stream().map(this::rule).toList();
  }

  /** The rule of a condition. */
  AlarmRule rule(KnownCondition condition) {
    return rule(condition, places(Stream.of(condition.last())));
  }

  /** The rule of a condition; {@code places} holds where its tag belongs. */
  AlarmRule rule(KnownCondition condition, Map<String, TagPlace> places) {
    return ConditionRule.of(
        condition,
        place(condition, places),
        rules.set().describing(condition.key().text()),
        severities(condition.key().sourceId()),
        followedSince());
  }

  /** Where the events' tags belong. */
  Map<String, TagPlace> places(Stream<ScadaAlarmEvent> events) {
    return tags.places(
        events.flatMap(event -> Stream.ofNullable(event.tagName())).distinct().toList());
  }

  /** Whether an alarm follows the condition: what is not known loses no alarm. */
  static boolean isFollowed(KnownCondition condition, Map<String, TagPlace> places) {
    return place(condition, places).map(TagPlace::owner).orElse(AlarmOwner.BOTH)
        != AlarmOwner.ENGINE;
  }

  private static Optional<TagPlace> place(KnownCondition condition, Map<String, TagPlace> places) {
    @Nullable String tag = condition.last().tagName();
    return tag == null ? Optional.empty() : Optional.ofNullable(places.get(tag));
  }

  /** Read once: it never changes. */
  private Instant followedSince() {
    @Nullable Instant read = followedSince;
    if (read == null) {
      read = conditions.followedSince();
      followedSince = read;
    }
    return read;
  }

  private Severities severities(String sourceId) {
    ScadaConfig.Severity bands =
        Objects.requireNonNullElse(config.severityOf().get(sourceId), config.severity());
    return new Severities(bands.critical(), bands.high(), bands.medium());
  }
}
