package org.penstock.alert.http.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.kind.Discrete;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;
import org.penstock.event.TagValue;

/** A rule as people see it; {@code fault} says why it is not in force. */
public record RuleView(
    String id,
    int version,
    String alarmId,
    boolean inForce,
    @Nullable String fault,
    String plantId,
    String area,
    String tagName,
    String assetId,
    String assetName,
    String title,
    String kind,
    Map<Level, LevelView> levels,
    @Nullable BigDecimal deadband,
    @Nullable TagValue alarmValue,
    Duration offDelay,
    AlarmPriority priority,
    AlarmClass alarmClass,
    WorkOrderPolicy woPolicy,
    Behaviour behaviour,
    List<String> snapshotTags,
    Rationale rationale) {

  /** One level. */
  public record LevelView(@Nullable BigDecimal limit, Duration onDelay, AlarmPriority priority) {}

  static RuleView of(AlarmRule rule, @Nullable String fault) {
    Map<Level, LevelView> levels = new TreeMap<>();
    for (Level level : rule.kind().levels()) {
      levels.put(
          level,
          new LevelView(
              rule.kind().limit(level).orElse(null),
              rule.kind().onDelay(level),
              rule.priorityAt(level)));
    }
    return new RuleView(
        rule.id(),
        rule.version(),
        rule.alarmId(),
        fault == null,
        fault,
        rule.plantId(),
        rule.area(),
        rule.tagName(),
        rule.assetId(),
        rule.assetName(),
        rule.title(),
        rule.kind().name(),
        levels,
        rule.kind().deadband().orElse(null),
        rule.kind() instanceof Discrete discrete ? discrete.alarmValue() : null,
        rule.offDelay(),
        rule.priority(),
        rule.alarmClass(),
        rule.workOrderPolicy(),
        rule.behaviour(),
        rule.snapshotTags(),
        rule.rationale());
  }
}
