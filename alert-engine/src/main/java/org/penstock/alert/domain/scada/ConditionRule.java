package org.penstock.alert.domain.scada;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.scada.ConditionState.Ack;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;
import org.penstock.event.ScadaAlarmEvent;

/**
 * Makes the rule behind a condition's alarm. A rule that covers the condition lends it what an
 * engineer wrote: asset, title, priority, rationale, and the work order with its fault, so that
 * both alarms ask for the same one. Without such a rule the tag and the severity have to do, and no
 * work order is asked for; nor is one for what was told before we followed: the topic reaches far
 * back, and somebody has seen to it.
 */
public final class ConditionRule {

  /** The area of a condition that belongs to no tag. */
  static final String NO_AREA = "scada";

  private ConditionRule() {}

  /**
   * The rule.
   *
   * @param followedSince before which nothing that was told asks for a work order
   */
  public static AlarmRule of(
      KnownCondition condition,
      Optional<TagPlace> place,
      Optional<AlarmRule> covering,
      Severities severities,
      Instant followedSince) {
    ScadaAlarmEvent last = condition.last();
    boolean isHistory = last.receiveTime().isBefore(followedSince);
    @Nullable AlarmRule written = covering.orElse(null);
    @Nullable TagPlace where = place.orElse(null);
    String id = condition.key().slug();
    String assetId = first(where == null ? null : where.assetId(), last.sourceId());
    AlarmPriority priority = severities.priority(last.severity());
    String tag = Objects.requireNonNullElse(last.tagName(), "");
    return new AlarmRule(
        id,
        1,
        last.plantId(),
        written != null ? written.area() : where != null ? where.area() : NO_AREA,
        tag,
        written == null ? assetId : written.assetId(),
        written == null
            ? first(where == null ? null : where.assetName(), assetId)
            : written.assetName(),
        written == null ? title(last) : written.title(),
        kind(condition.key(), written),
        Duration.ZERO,
        Optional.empty(),
        Suppression.NEVER,
        behaviour(condition.state()),
        Urging.NONE,
        written == null ? Optional.empty() : written.longestShelf(),
        written == null ? priority : written.priority(),
        written == null ? AlarmClass.PROCESS : written.alarmClass(),
        written == null || isHistory ? new WorkOrderPolicy.Never() : written.workOrderPolicy(),
        written == null ? id : written.failureGroup(),
        tag.isEmpty() ? List.of() : List.of(tag),
        written == null ? Rationale.NONE : written.rationale());
  }

  private static RuleKind kind(ConditionKey key, @Nullable AlarmRule written) {
    return new ConditionKind(key.alarmId(), Optional.ofNullable(written).map(AlarmRule::kind));
  }

  /** SCADA latches and takes acknowledgements back; where it says nothing we do as ever. */
  private static Behaviour behaviour(ConditionState state) {
    return new Behaviour(state.latched(), true, true, state.ack() != Ack.YES);
  }

  private static String title(ScadaAlarmEvent event) {
    return first(event.conditionName(), first(event.sourceName(), event.conditionId()));
  }

  private static String first(@Nullable String one, String other) {
    return one == null || one.isBlank() ? other : one;
  }
}
