package org.penstock.alert.domain.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules in force, and those that are not, with the reason.
 *
 * <p>A rule may use tags of one area only: all tags of an area are in one partition, in source
 * order, so that one instance sees all that a rule needs.
 */
public final class RuleSet {

  /** No rules at all. */
  public static final RuleSet EMPTY = of(List.of(), Map.of());

  private final Map<String, AlarmRule> byAlarm = new LinkedHashMap<>();
  private final Map<String, List<AlarmRule>> byTag = new HashMap<>();
  private final Map<String, List<AlarmRule>> byArea = new HashMap<>();
  private final Map<String, List<AlarmRule>> byParent = new HashMap<>();
  private final Map<String, List<AlarmRule>> byCondition = new HashMap<>();
  private final List<RefusedRule> refused = new ArrayList<>();

  private RuleSet() {}

  /** A rule that is not in force. */
  public record RefusedRule(AlarmRule rule, String reason) {}

  /** Sorts out the rules that can be in force; {@code areas} holds the area of each known tag. */
  public static RuleSet of(Collection<AlarmRule> rules, Map<String, String> areas) {
    return of(rules, areas, Set.of());
  }

  /**
   * Sorts out the rules that can be in force.
   *
   * @param areas the area of each known tag
   * @param ofScada the tags whose alarms are the SCADA system's alone
   */
  public static RuleSet of(
      Collection<AlarmRule> rules, Map<String, String> areas, Set<String> ofScada) {
    RuleSet set = new RuleSet();
    Map<String, String> areaOfAlarm = new HashMap<>();
    rules.forEach(rule -> areaOfAlarm.put(rule.alarmId(), rule.area()));
    for (AlarmRule rule : rules) {
      Optional<String> reason =
          fault(rule, areas)
              .or(() -> parentFault(rule, areaOfAlarm))
              .or(() -> ownerFault(rule, ofScada));
      if (reason.isPresent()) {
        set.refused.add(new RefusedRule(rule, reason.get()));
      } else {
        set.put(rule);
      }
    }
    return set;
  }

  private void put(AlarmRule rule) {
    byAlarm.put(rule.alarmId(), rule);
    rule.tags().forEach(tag -> byTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(rule));
    byArea.computeIfAbsent(rule.area(), _ -> new ArrayList<>()).add(rule);
    rule.suppression()
        .parents()
        .forEach(parent -> byParent.computeIfAbsent(parent, _ -> new ArrayList<>()).add(rule));
    rule.suppression()
        .covers()
        .forEach(name -> byCondition.computeIfAbsent(name, _ -> new ArrayList<>()).add(rule));
  }

  /**
   * Why a rule cannot be in force; empty when it can. A tag that nobody has told of yet may come.
   */
  public static Optional<String> fault(AlarmRule rule, Map<String, String> areas) {
    Set<String> tags = new TreeSet<>(rule.tags());
    tags.addAll(rule.snapshotTags());
    for (String tag : tags) {
      String area = areas.get(tag);
      if (area != null && !area.equals(rule.area())) {
        return Optional.of(
            "tag %s is of area %s, but the rule is of area %s: a rule uses tags of one area"
                .formatted(tag, area, rule.area()));
      }
    }
    return Optional.empty();
  }

  /** Why an alarm cannot follow from the parents that it names; empty when it can. */
  public static Optional<String> parentFault(AlarmRule rule, Map<String, String> areaOfAlarm) {
    for (String parent : rule.suppression().parents()) {
      String area = areaOfAlarm.get(parent);
      if (area == null) {
        return Optional.of("suppress_when names alarm %s, which no rule makes".formatted(parent));
      }
      if (!area.equals(rule.area()) || parent.equals(rule.alarmId())) {
        return Optional.of(
            "suppress_when names alarm %s of area %s: it must be another alarm of area %s"
                .formatted(parent, area, rule.area()));
      }
    }
    return Optional.empty();
  }

  /**
   * Why the engine must not judge a tag that is the SCADA system's; empty when it may. Whether
   * there is a value at all, only we can tell while SCADA is away.
   */
  public static Optional<String> ownerFault(AlarmRule rule, Set<String> ofScada) {
    return ofScada.contains(rule.tagName()) && !rule.kind().judgesTheConnection()
        ? Optional.of(
            "the alarms of tag %s are the SCADA system's (alarm_owner)".formatted(rule.tagName()))
        : Optional.empty();
  }

  /** The rules in force that a condition of the SCADA system speaks for. */
  public List<AlarmRule> coveredBy(String condition) {
    return byCondition.getOrDefault(condition, List.of());
  }

  /** The rules in force that conditions speak for. */
  public List<AlarmRule> covered() {
    return byCondition.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** The rule that describes a condition: one that it speaks for, in force or not. */
  public Optional<AlarmRule> describing(String condition) {
    return coveredBy(condition).stream()
        .findFirst()
        .or(() ->
            refused.stream()
                .map(RefusedRule::rule)
                .filter(rule -> rule.suppression().covers().contains(condition))
                .findFirst());
  }

  /** The rules of an area. */
  public List<AlarmRule> inArea(String area) {
    return byArea.getOrDefault(area, List.of());
  }

  /** The rules whose alarms follow from this alarm. */
  public List<AlarmRule> below(String parentAlarmId) {
    return byParent.getOrDefault(parentAlarmId, List.of());
  }

  /** The rules that look at a tag. */
  public List<AlarmRule> of(String tagName) {
    return byTag.getOrDefault(tagName, List.of());
  }

  /** The rule behind an alarm; empty when it is not in force. */
  public Optional<AlarmRule> behind(String alarmId) {
    return Optional.ofNullable(byAlarm.get(alarmId));
  }

  /** The rule behind an alarm, in force or not: a person may still act on what it raised. */
  public Optional<AlarmRule> known(String alarmId) {
    return behind(alarmId)
        .or(() ->
            refused.stream()
                .map(RefusedRule::rule)
                .filter(rule -> rule.alarmId().equals(alarmId))
                .findFirst());
  }

  /** The rules in force. */
  public List<AlarmRule> active() {
    return List.copyOf(byAlarm.values());
  }

  /** The rules that are not in force. */
  public List<RefusedRule> refused() {
    return List.copyOf(refused);
  }
}
