package org.penstock.alert.domain.rule;

import java.time.Duration;
import java.util.List;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;

/**
 * A checked rule: what makes one alarm of one asset.
 *
 * @param version counts the changes of this rule, from 1
 * @param title what the operator reads, without the level
 * @param offDelay how long the value must be back before the alarm returns
 * @param failureGroup alarms of one asset and one group share a work order
 * @param snapshotTags tags of the same area whose values go with an event
 */
public record AlarmRule(
    String id,
    int version,
    String plantId,
    String area,
    String tagName,
    String assetId,
    String assetName,
    String title,
    RuleKind kind,
    Duration offDelay,
    Behaviour behaviour,
    AlarmPriority priority,
    AlarmClass alarmClass,
    WorkOrderPolicy workOrderPolicy,
    String failureGroup,
    List<String> snapshotTags,
    Rationale rationale) {

  public AlarmRule {
    snapshotTags = List.copyOf(snapshotTags);
  }

  /** The alarm's stable identity: the same for as long as rule and asset are. */
  public String alarmId() {
    return id + "@" + assetId;
  }

  /** The priority at a level. */
  public AlarmPriority priorityAt(Level level) {
    return kind.priority(level).orElse(priority);
  }

  /** One open work order per this key. */
  public String dedupeKey() {
    return assetId + "|" + failureGroup;
  }
}
