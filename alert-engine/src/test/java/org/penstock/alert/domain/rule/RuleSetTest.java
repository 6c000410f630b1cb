package org.penstock.alert.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.kind.BadQuality;
import org.penstock.alert.domain.signal.Level;

/** Whose alarms of a tag count, and which rules a condition speaks for. */
class RuleSetTest {

  private static final String CONDITION = "plc-main|nsu=urn:plant;s=level.alarm";
  private static final AlarmRule LEVEL = rule("level", Set.of(CONDITION));
  private static final AlarmRule OTHER = rule("other", Set.of());

  @Test
  void aTagOfScadaKeepsTheEngineFromJudgingIt() {
    RuleSet set = RuleSet.of(List.of(LEVEL), Map.of(), Set.of(LEVEL.tagName()));
    assertThat(set.active()).isEmpty();
    assertThat(set.refused())
        .extracting(RuleSet.RefusedRule::reason)
        .containsExactly(
            "the alarms of tag filters.filter2.turbidity are the SCADA system's (alarm_owner)");
  }

  @Test
  void whetherAValueComesAtAllIsForTheEngineAlsoThen() {
    AlarmRule bad =
        Samples.rule(
            "bad",
            Samples.TURBIDITY,
            new BadQuality(false, Set.of(), Duration.ZERO),
            Behaviour.USUAL);
    assertThat(RuleSet.of(List.of(bad), Map.of(), Set.of(bad.tagName())).active())
        .containsExactly(bad);
  }

  @Test
  void aConditionSpeaksForTheRulesThatNameIt() {
    RuleSet set = RuleSet.of(List.of(LEVEL, OTHER), Map.of());
    assertThat(set.coveredBy(CONDITION)).containsExactly(LEVEL);
    assertThat(set.coveredBy("plc-main|other")).isEmpty();
    assertThat(set.covered()).containsExactly(LEVEL);
  }

  @Test
  void aRuleThatIsNotInForceStillDescribesItsCondition() {
    RuleSet set = RuleSet.of(List.of(LEVEL), Map.of(), Set.of(LEVEL.tagName()));
    assertThat(set.coveredBy(CONDITION)).isEmpty();
    assertThat(set.describing(CONDITION)).isEqualTo(Optional.of(LEVEL));
    assertThat(set.describing("plc-main|other")).isEmpty();
  }

  private static AlarmRule rule(String id, Set<String> covers) {
    return Samples.rule(
        id,
        Samples.TURBIDITY,
        Samples.limits("0", 0, Map.of(Level.H, "1")),
        Behaviour.USUAL,
        Urging.NONE,
        new Suppression(Set.of(), Optional.empty(), Optional.empty(), covers),
        Samples.NO_WORK_ORDER);
  }
}
