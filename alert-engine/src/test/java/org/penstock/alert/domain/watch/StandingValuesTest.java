package org.penstock.alert.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.turbidity;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.kind.BadQuality;
import org.penstock.alert.domain.kind.past.Stale;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Level;

/** A value that stands, 0.5 NTU since noon, and rules that come into force later. */
class StandingValuesTest {

  private final AreaWatch watch =
      new AreaWatch(
          3,
          List.of(Alarm.untouched("rule@FILTER-2")),
          new Recollection(Map.of(Samples.TURBIDITY, turbidity("0.5", 0)), new HashMap<>()),
          0);

  @Test
  void aValueThatStandsIsJudgedByARuleThatIsNew() {
    RuleSet rules = arranged(above("0.3"));
    assertThat(judged(rules, 60).changed()).hasSize(1);
  }

  @Test
  void itIsJudgedOnceAndAgainWhenTheRuleChanges() {
    RuleSet rules = arranged(above("1.0"));
    watch.accept(judged(rules, 60));
    arranged(above("1.0"));
    assertThat(watch.unjudged()).isEmpty();
    assertThat(judged(arranged(above("0.3")), 70).changed()).hasSize(1);
  }

  @Test
  void aTransactionThatFailsLeavesItToBeJudged() {
    RuleSet rules = arranged(above("0.3"));
    judged(rules, 60);
    assertThat(judged(rules, 61).changed()).hasSize(1);
  }

  @Test
  void aRuleThatIsInForceAgainIsNew() {
    watch.accept(judged(arranged(above("1.0")), 60));
    watch.arrange(RuleSet.EMPTY, noon(61));
    arranged(above("1.0"));
    assertThat(watch.unjudged()).containsExactly("rule@FILTER-2");
  }

  /** What it did not remember it cannot judge: it would take the first moment for all there was. */
  @Test
  void aRuleThatRemembersIsLeftToItsOwnMoments() {
    assertThat(judged(arranged(new Stale(Duration.ofSeconds(5), Duration.ZERO)), 60).changed())
        .isEmpty();
  }

  @Test
  void aRuleWithATagThatNeverCameIsNotJudged() {
    RuleSet rules = arranged(new BadQuality(false, Set.of("filters.other"), Duration.ofSeconds(9)));
    Round round = new Round(watch, rules, countedIds(), 0);
    round.judgeWhatStands(noon(60));
    assertThat(round.changed()).isEmpty();
    assertThat(round.judged()).containsExactly("rule@FILTER-2");
  }

  /** A first look after a restart must not change what the last one before it found. */
  @Test
  void aRestartChangesNothing() {
    RuleSet rules = arranged(above("0.3"));
    Round first = judged(rules, 60);
    Alarm stored = first.changed().getFirst().outcome().alarm().stored();
    AreaWatch restarted =
        new AreaWatch(
            3,
            List.of(stored),
            new Recollection(Map.of(Samples.TURBIDITY, turbidity("0.5", 0)), Map.of()),
            0);
    restarted.arrange(rules, noon(90));
    Round round = new Round(restarted, rules, countedIds(), 0);
    round.judgeWhatStands(noon(90));
    assertThat(round.changed()).isEmpty();
  }

  @Test
  void aDelayBeginsWhenTheRuleIsInForceNotWhenTheValueCame() {
    RuleSet rules = arranged(Samples.limits("0", 5, Map.of(Level.H, "0.3")));
    Round round = judged(rules, 60);
    round.advance(noon(64.9));
    assertThat(round.changed().getFirst().outcome().transitions()).isEmpty();
    round.advance(noon(65));
    assertThat(round.changed().getFirst().outcome().transitions()).hasSize(1);
  }

  private Round judged(RuleSet rules, double second) {
    Round round = new Round(watch, rules, countedIds(), 0);
    round.judgeWhatStands(noon(second));
    return round;
  }

  private RuleSet arranged(RuleKind kind) {
    AlarmRule rule = Samples.rule("rule", Samples.TURBIDITY, kind, Behaviour.USUAL);
    RuleSet rules = RuleSet.of(List.of(rule), Map.of());
    watch.arrange(rules, noon(1));
    return rules;
  }

  private static RuleKind above(String limit) {
    return Samples.limits("0", 0, Map.of(Level.H, limit));
  }
}
