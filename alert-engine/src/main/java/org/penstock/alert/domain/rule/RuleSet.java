package org.penstock.alert.domain.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final Map<String, List<AlarmRule>> byTag = new LinkedHashMap<>();
  private final List<RefusedRule> refused = new ArrayList<>();

  private RuleSet() {}

  /** A rule that is not in force. */
  public record RefusedRule(AlarmRule rule, String reason) {}

  /** Sorts out the rules that can be in force; {@code areas} holds the area of each known tag. */
  public static RuleSet of(Collection<AlarmRule> rules, Map<String, String> areas) {
    RuleSet set = new RuleSet();
    for (AlarmRule rule : rules) {
      Optional<String> reason = fault(rule, areas);
      if (reason.isPresent()) {
        set.refused.add(new RefusedRule(rule, reason.get()));
      } else {
        set.byAlarm.put(rule.alarmId(), rule);
        set.byTag.computeIfAbsent(rule.tagName(), _ -> new ArrayList<>()).add(rule);
      }
    }
    return set;
  }

  /**
   * Why a rule cannot be in force; empty when it can. A tag that nobody has told of yet may come.
   */
  public static Optional<String> fault(AlarmRule rule, Map<String, String> areas) {
    for (String tag : rule.snapshotTags()) {
      String area = areas.get(tag);
      if (area != null && !area.equals(rule.area())) {
        return Optional.of(
            "tag %s is of area %s, but the rule is of area %s: a rule uses tags of one area"
                .formatted(tag, area, rule.area()));
      }
    }
    return Optional.empty();
  }

  /** The rules that judge a tag. */
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
