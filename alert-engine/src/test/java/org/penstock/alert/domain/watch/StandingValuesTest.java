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
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.kind.BadQuality;
import org.penstock.alert.domain.kind.past.Stale;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Values;

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

  /**
   * A tag changed its owner and back between two looks: the watch saw the same rules both times,
   * but the alarm was let go meanwhile, and the value that stands is not sent again.
   */
  @Test
  void anAlarmThatWasLetGoBetweenTwoLooksIsJudgedAgain() {
    RuleSet rules = arranged(above("0.3"));
    accept(judged(rules, 60));
    watch.accept(loaded(rules, letGo(rules)));
    assertThat(watch.unjudged()).containsExactly("rule@FILTER-2");
    assertThat(judged(rules, 70).changed()).hasSize(1);
  }

  @Test
  void anAlarmThatWasLetGoDuringALookIsJudgedAgain() {
    RuleSet rules = arranged(Samples.limits("0", 5, Map.of(Level.H, "0.3")));
    accept(judged(rules, 60));
    Round round = judged(rules, 64);
    round.advance(noon(65));
    round.rebase(letGo(rules));
    accept(round);
    assertThat(judged(rules, 70).changed()).hasSize(1);
  }

  @Test
  void anAlarmThatSomebodyChangedOtherwiseIsNotJudgedAgain() {
    RuleSet rules = arranged(above("0.3"));
    accept(judged(rules, 60));
    watch.accept(loaded(rules, watch.alarm("rule@FILTER-2").orElseThrow().stored()));
    assertThat(watch.unjudged()).isEmpty();
  }

  /** A value that was handed in ended it: that is a later word than the one that stands. */
  @Test
  void anAlarmThatALaterReadingEndedIsNotJudgedAgain() {
    RuleSet rules = arranged(above("0.3"));
    accept(judged(rules, 60));
    AlarmRule rule = rules.behind("rule@FILTER-2").orElseThrow();
    Look later = new Look(turbidity("0.1", 61), Values.NONE, Memory.Nothing.NOTHING, noon(61));
    Alarm ended =
        new AlarmLife(rule, countedIds())
            .take(watch.alarm(rule.alarmId()).orElseThrow(), rule.find(later))
            .alarm();
    watch.accept(loaded(rules, ended));
    assertThat(watch.unjudged()).isEmpty();
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

  /** The watch takes over a round whose alarms were stored. */
  private void accept(Round round) {
    Map<String, Alarm> stored = new HashMap<>();
    round.changed().forEach(run -> stored.put(run.rule().alarmId(), run.outcome().alarm()));
    round.settle(stored);
    watch.accept(round);
  }

  /** A round that finds the alarm as somebody else has stored it. */
  private Round loaded(RuleSet rules, Alarm stored) {
    Round round = new Round(watch, rules, countedIds(), 0);
    round.load(List.of(stored));
    return round;
  }

  private Alarm letGo(RuleSet rules) {
    AlarmRule rule = rules.behind("rule@FILTER-2").orElseThrow();
    Alarm held = watch.alarm(rule.alarmId()).orElseThrow();
    return new AlarmLife(rule, countedIds()).retire(held, noon(65)).alarm().stored();
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
