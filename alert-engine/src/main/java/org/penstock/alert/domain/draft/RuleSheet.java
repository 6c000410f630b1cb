package org.penstock.alert.domain.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.rule.RuleSet;

/** All rows that a person wrote, checked together: each fault names its row. */
public final class RuleSheet {

  private final Map<String, RuleDraft> byId = new LinkedHashMap<>();
  private final Map<String, AlarmRule> byAlarm = new LinkedHashMap<>();
  private final Map<String, String> areaOfAlarm = new HashMap<>();
  private final List<Found> faults = new ArrayList<>();
  private final Set<String> alarms = new HashSet<>();

  private RuleSheet() {}

  /** The sound rows by rule id, and the faults of the others. */
  public record Checked(Map<String, RuleDraft> byId, List<String> faults) {

    public Checked {
      faults = List.copyOf(faults);
    }
  }

  private record Found(int row, String text) {}

  /** Checks rows; {@code areas} holds the area of each tag that is known. */
  public static Checked check(
      List<RuleDraft> rows, String plantId, Map<String, String> areas, Expressions expressions) {
    return new RuleSheet().run(rows, plantId, areas, expressions);
  }

  private Checked run(
      List<RuleDraft> rows, String plantId, Map<String, String> areas, Expressions expressions) {
    Map<AlarmRule, Integer> sound = new LinkedHashMap<>();
    int row = 0;
    for (RuleDraft draft : rows) {
      row++;
      switch (RuleCheck.check(draft, plantId, 1, expressions)) {
        case RuleCheck.Result.Faulty(List<String> found) -> {
          // A row below it may still name its alarm: that is no second fault.
          areaOfAlarm.put(
              AlarmRule.alarmId(String.valueOf(draft.id()), String.valueOf(draft.assetId())),
              String.valueOf(draft.area()));
          for (String fault : found) {
            add(row, draft.id(), fault);
          }
        }
        case RuleCheck.Result.Accepted(AlarmRule rule) -> {
          Optional<String> fault = RuleSet.fault(rule, areas);
          if (fault.isPresent()) {
            add(row, rule.id(), fault.get());
          }
          if (byId.put(rule.id(), draft) != null || !alarms.add(rule.alarmId())) {
            add(row, rule.id(), "the id is used by an earlier row");
          }
          areaOfAlarm.put(rule.alarmId(), rule.area());
          byAlarm.put(rule.alarmId(), rule);
          sound.put(rule, row);
        }
      }
    }
    sound.forEach((rule, at) ->
        RuleSet.parentFault(rule, areaOfAlarm)
            .or(() -> circle(rule))
            .ifPresent(fault -> add(at, rule.id(), fault)));
    List<String> inOrder =
        faults.stream().sorted(Comparator.comparingInt(Found::row)).map(Found::text).toList();
    return new Checked(byId, inOrder);
  }

  private void add(int row, @Nullable String id, String fault) {
    faults.add(
        new Found(
            row, "row %d (%s): %s".formatted(row, Objects.requireNonNullElse(id, "no id"), fault)));
  }

  /** Alarms that suppress each other would all be silent at once. */
  private Optional<String> circle(AlarmRule rule) {
    Set<String> above = new LinkedHashSet<>();
    List<String> next = new ArrayList<>(rule.suppression().parents());
    while (!next.isEmpty()) {
      String parent = next.removeLast();
      if (parent.equals(rule.alarmId())) {
        return Optional.of("suppress_when leads back to the alarm itself");
      }
      if (above.add(parent)) {
        Stream.ofNullable(byAlarm.get(parent))
            .flatMap(one -> one.suppression().parents().stream())
            .forEach(next::add);
      }
    }
    return Optional.empty();
  }
}
