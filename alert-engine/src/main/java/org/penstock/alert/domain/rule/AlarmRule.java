package org.penstock.alert.domain.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.penstock.alert.domain.signal.Finding;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;

/**
 * A checked rule: what makes one alarm of one asset.
 *
 * @param version counts the changes of this rule, from 1
 * @param title what the operator reads, without the level
 * @param offDelay how long the value must be back before the alarm returns
 * @param enabling the rule judges only while this is true; while it is false there is no alarm
 * @param longestShelf how long it may be shelved, where the rule allows less than its priority does
 * @param failureGroup alarms of one asset and one group share a work order
 * @param snapshotTags tags of the same area whose values go with an event
 * @param alarmId the alarm's stable identity: the same for as long as rule and asset are
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
    Optional<Expression> enabling,
    Suppression suppression,
    Behaviour behaviour,
    Urging urging,
    Optional<Duration> longestShelf,
    AlarmPriority priority,
    AlarmClass alarmClass,
    WorkOrderPolicy workOrderPolicy,
    String failureGroup,
    List<String> snapshotTags,
    Rationale rationale,
    String alarmId) {

  public AlarmRule {
    snapshotTags = List.copyOf(snapshotTags);
  }

  /** A rule whose alarm has the identity that follows from its kind, or from rule and asset. */
  public AlarmRule(
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
      Optional<Expression> enabling,
      Suppression suppression,
      Behaviour behaviour,
      Urging urging,
      Optional<Duration> longestShelf,
      AlarmPriority priority,
      AlarmClass alarmClass,
      WorkOrderPolicy workOrderPolicy,
      String failureGroup,
      List<String> snapshotTags,
      Rationale rationale) {
    this(
        id,
        version,
        plantId,
        area,
        tagName,
        assetId,
        assetName,
        title,
        kind,
        offDelay,
        enabling,
        suppression,
        behaviour,
        urging,
        longestShelf,
        priority,
        alarmClass,
        workOrderPolicy,
        failureGroup,
        snapshotTags,
        rationale,
        kind.alarmId().orElseGet(() -> alarmId(id, assetId)));
  }

  /** The identity of the alarm that a rule makes of an asset. */
  public static String alarmId(String ruleId, String assetId) {
    return ruleId + "@" + assetId;
  }

  /** The tags that can change what the rule says. */
  public Set<String> tags() {
    Set<String> tags = new TreeSet<>(kind.otherTags());
    tags.add(tagName);
    enabling.ifPresent(expression -> tags.addAll(expression.tags()));
    suppression.mode().ifPresent(expression -> tags.addAll(expression.tags()));
    return tags;
  }

  /** Whether one reading of its own tag is all that it looks at. */
  public boolean looksAtOneValue() {
    return kind.otherTags().isEmpty() && enabling.isEmpty() && suppression.mode().isEmpty();
  }

  /**
   * What the rule finds. Where it is not enabled there is no alarm; where that is not known, or the
   * own tag has no value to judge, it says nothing.
   */
  public Finding find(Look look) {
    return new Finding(signals(look), look.own(), look.at());
  }

  private Map<Level, Signal> signals(Look look) {
    if (enabling.isPresent()) {
      Expression.Truth enabled = enabling.get().evaluate(look.values());
      if (enabled != Expression.Truth.TRUE) {
        return Signal.everywhere(
            kind.levels(), enabled == Expression.Truth.FALSE ? Signal.CLEAR : Signal.FROZEN);
      }
    }
    return kind.needsEvidence() && !look.own().isEvidence()
        ? Signal.everywhere(kind.levels(), Signal.FROZEN)
        : kind.judge(look);
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
