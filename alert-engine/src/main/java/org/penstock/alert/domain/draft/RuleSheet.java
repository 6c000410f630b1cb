package org.penstock.alert.domain.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;

/** All rows that a person wrote, checked together: each fault names its row. */
public final class RuleSheet {

  private RuleSheet() {}

  /** The sound rows by rule id, and the faults of the others. */
  public record Checked(Map<String, RuleDraft> byId, List<String> faults) {

    public Checked {
      faults = List.copyOf(faults);
    }
  }

  /** Checks rows; {@code areas} holds the area of each tag that is known. */
  public static Checked check(List<RuleDraft> rows, String plantId, Map<String, String> areas) {
    Map<String, RuleDraft> byId = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    Set<String> alarms = new HashSet<>();
    int row = 0;
    for (RuleDraft draft : rows) {
      row++;
      String where =
          "row %d (%s): ".formatted(row, Objects.requireNonNullElse(draft.id(), "no id"));
      switch (RuleCheck.check(draft, plantId, 1)) {
        case RuleCheck.Result.Faulty(List<String> found) ->
            found.forEach(fault -> faults.add(where + fault));
        case RuleCheck.Result.Accepted(AlarmRule rule) -> {
          RuleSet.fault(rule, areas).ifPresent(fault -> faults.add(where + fault));
          if (byId.put(rule.id(), draft) != null || !alarms.add(rule.alarmId())) {
            faults.add(where + "the id is used by an earlier row");
          }
        }
      }
    }
    return new Checked(byId, faults);
  }
}
