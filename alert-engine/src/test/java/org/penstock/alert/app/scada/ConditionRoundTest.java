package org.penstock.alert.app.scada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.scada.ConditionRule;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.alert.domain.scada.Said;
import org.penstock.alert.domain.scada.Severities;
import org.penstock.alert.domain.scada.Told;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.ScadaAlarmEvent;

/** A condition, its alarm, and the alarm of a rule that it speaks for. */
class ConditionRoundTest {

  private static final AlarmRule RULE =
      Samples.rule(
          "clearwell-level",
          "clearwell.level",
          Samples.limits("0", 0, Map.of(Level.H, "4")),
          Behaviour.USUAL,
          Urging.NONE,
          new Suppression(
              Set.of(), Optional.empty(), Optional.empty(), Set.of("plc-main|" + Said.CONDITION)),
          new WorkOrderPolicy.OnRaise());

  private final RuleSet rules = RuleSet.of(List.of(RULE), Map.of());
  private KnownCondition condition = KnownCondition.unheard(Said.at(noon(0)).event());
  private final ConditionRound round =
      new ConditionRound(
          List.of(Alarm.untouched(RULE.alarmId()), Alarm.untouched(condition.key().alarmId())),
          rules,
          countedIds());

  @Test
  void whileTheConditionIsActiveTheRulesAlarmIsQuietAndAsksForNothing() {
    hear(Said.active(noon(1), false), true);
    round.step(
        RULE,
        alarm ->
            new AlarmLife(RULE, countedIds())
                .observe(alarm, Samples.reading("clearwell.level", "5", 2)));
    assertThat(stands(RULE.alarmId())).isEqualTo("SUPPRESSED_BY_DESIGN");
    assertThat(told(RULE.alarmId())).containsExactly("SUPPRESSED", "RAISED");
    assertThat(told(condition.key().alarmId())).containsExactly("RAISED", "WORK_ORDER_REQUESTED");
    assertThat(happened(condition.key().alarmId()).rule().dedupeKey()).isEqualTo(RULE.dedupeKey());
    hear(Said.inactive(noon(3), true), true);
    assertThat(stands(RULE.alarmId())).isEqualTo("UNACK");
  }

  @Test
  void aConditionThatIsNotEvaluatedInScadaSpeaksForNobody() {
    hear(Said.active(noon(1), false), true);
    hear(Said.active(noon(2), false).with("out_of_service", true), true);
    assertThat(stands(condition.key().alarmId())).isEqualTo("SUPPRESSED_BY_DESIGN");
    assertThat(stands(RULE.alarmId())).isEqualTo("NORM");
  }

  @Test
  void aConditionThatIsOverBecauseNobodyWatchesItKeepsTheRulesAlarmQuietNoMore() {
    hear(Said.active(noon(1), false), true);
    round.step(
        RULE,
        alarm ->
            new AlarmLife(RULE, countedIds())
                .observe(alarm, Samples.reading("clearwell.level", "5", 2)));
    assertThat(stands(RULE.alarmId())).isEqualTo("SUPPRESSED_BY_DESIGN");
    hear(Said.over(noon(3)), true);
    assertThat(stands(RULE.alarmId())).isEqualTo("UNACK");
    assertThat(stands(condition.key().alarmId())).isEqualTo("NORM");
  }

  /** Else a shelf that SCADA never ends would be one here that nobody may give. */
  @ParameterizedTest
  @CsvSource({"shelving, TimedShelved", "shelving, SuppressedOrShelved", "suppressed, true"})
  void whatIsPutAsideInScadaKeepsNoRuleOfOursQuiet(String field, String how) {
    hear(Said.active(noon(1), false), true);
    assertThat(stands(RULE.alarmId())).isEqualTo("SUPPRESSED_BY_DESIGN");
    hear(Said.active(noon(2), false).with(field, how.equals("true") ? (Object) true : how), true);
    assertThat(stands(condition.key().alarmId())).isEqualTo("SUPPRESSED_BY_DESIGN");
    assertThat(stands(RULE.alarmId())).isEqualTo("NORM");
  }

  @Test
  void aConditionWhoseTagIsTheEnginesRaisesNothingAndSpeaksForNobody() {
    hear(Said.active(noon(1), false), false);
    assertThat(round.happened()).isEmpty();
    hear(Said.active(noon(2), false), true);
    hear(Said.active(noon(3), false), false);
    assertThat(stands(condition.key().alarmId())).isEqualTo("NORM");
    assertThat(told(condition.key().alarmId())).endsWith("CLEARED");
    assertThat(stands(RULE.alarmId())).isEqualTo("NORM");
  }

  private void hear(Said said, boolean isFollowed) {
    ScadaAlarmEvent event = said.event();
    KnownCondition before = condition;
    condition = before.after(event).followed(isFollowed);
    AlarmRule rule =
        ConditionRule.of(
            condition,
            Optional.empty(),
            rules.describing(condition.key().text()),
            new Severities(801, 601, 401),
            noon(0));
    round.take(rule, before, condition, Told.of(event, event.time()));
  }

  private String stands(String alarmId) {
    return round.alarm(alarmId).orElseThrow().standing().shown();
  }

  private List<String> told(String alarmId) {
    return happened(alarmId).outcome().transitions().stream()
        .map(line -> line.fact().type().name())
        .toList();
  }

  private Happened happened(String alarmId) {
    return round.happened().stream()
        .filter(one -> one.rule().alarmId().equals(alarmId))
        .findFirst()
        .orElseThrow();
  }
}
