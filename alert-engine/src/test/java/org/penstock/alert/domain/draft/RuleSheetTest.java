package org.penstock.alert.domain.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.draft.Drafts.EXPRESSIONS;
import static org.penstock.alert.domain.draft.Drafts.turbidity;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;

/** Rows that are checked together. */
class RuleSheetTest {

  @Test
  void aSheetNamesTheRowOfEachFault() {
    assertThat(
            faults(
                turbidity(), turbidity().without("title"), turbidity(), turbidity().without("id")))
        .containsExactly(
            "row 2 (turbidity-high): title is missing",
            "row 3 (turbidity-high): the id is used by an earlier row",
            "row 4 (no id): id is missing");
  }

  @Test
  void aRuleUsesTagsOfItsOwnArea() {
    Map<String, String> areas = Map.of("filters.filter2.turbidity", "intake");
    AlarmRule rule = turbidity().accepted();
    assertThat(RuleSheet.check(List.of(turbidity().build()), "wtp-1", areas, EXPRESSIONS).faults())
        .singleElement()
        .asString()
        .startsWith("row 1 (turbidity-high): tag filters.filter2.turbidity is of area intake");
    RuleSet set = RuleSet.of(List.of(rule), areas);
    assertThat(set.active()).isEmpty();
    assertThat(set.of(rule.tagName())).isEmpty();
    assertThat(set.behind(rule.alarmId())).isEmpty();
    assertThat(set.known(rule.alarmId())).contains(rule);
    assertThat(set.known("nobody")).isEmpty();
    assertThat(set.refused()).extracting(RuleSet.RefusedRule::rule).containsExactly(rule);
    RuleSet sound = RuleSet.of(List.of(rule), Map.of(rule.tagName(), "filters"));
    assertThat(sound.known(rule.alarmId())).contains(rule);
    assertThat(sound.refused()).isEmpty();
  }

  @Test
  void theTagsOfExpressionsAreOfTheSameArea() {
    assertThat(
            RuleSheet.check(
                    List.of(
                        turbidity().with("enabling_condition", "tags[\"raw\"] > 5").build(),
                        turbidity()
                            .with("id", "b")
                            .with("suppress_when", Map.of("mode", "tags[\"raw\"] > 5"))
                            .build()),
                    "wtp-1",
                    Map.of("raw", "intake"),
                    EXPRESSIONS)
                .faults())
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("tag raw is of area intake"));
  }

  @Test
  void aParentIsAnAlarmOfTheSameAreaWhereverItsRowStands() {
    assertThat(faults(below("a", "b@FILTER-2"), turbidity().with("id", "b"))).isEmpty();
    assertThat(faults(below("a", "c@FILTER-2")))
        .containsExactly("row 1 (a): suppress_when names alarm c@FILTER-2, which no rule makes");
    assertThat(faults(below("a", "b@FILTER-2"), turbidity().with("id", "b").with("area", "x")))
        .containsExactly(
            "row 1 (a): suppress_when names alarm b@FILTER-2 of area x:"
                + " it must be another alarm of area filters");
  }

  @Test
  void aParentWithAFaultIsNoFaultOfTheRowBelow() {
    assertThat(faults(below("a", "b@FILTER-2"), turbidity().with("id", "b").without("title")))
        .containsExactly("row 2 (b): title is missing");
  }

  @Test
  void alarmsDoNotSilenceEachOther() {
    assertThat(faults(below("a", "b@FILTER-2"), below("b", "c@FILTER-2"), below("c", "a@FILTER-2")))
        .containsExactly(
            "row 1 (a): suppress_when leads back to the alarm itself",
            "row 2 (b): suppress_when leads back to the alarm itself",
            "row 3 (c): suppress_when leads back to the alarm itself");
  }

  private static Drafts below(String id, String parent) {
    return turbidity().with("id", id).with("suppress_when", Map.of("alarms", List.of(parent)));
  }

  private static List<String> faults(Drafts... rows) {
    return RuleSheet.check(
            Stream.of(rows).map(Drafts::build).toList(), "wtp-1", Map.of(), EXPRESSIONS)
        .faults();
  }
}
