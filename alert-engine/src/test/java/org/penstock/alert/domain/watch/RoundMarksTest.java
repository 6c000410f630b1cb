package org.penstock.alert.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.reading;
import static org.penstock.alert.domain.Samples.seconds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.kind.past.Stale;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;

/** Rules that look again by themselves, in one batch. */
class RoundMarksTest {

  private static final String FLOW = "filters.flow";

  @Test
  void aBatchCostsItsReadingsAndItsMarksNotTheirProduct() {
    assertThat(questions(200, 400) - questions(200, 200)).isLessThan(200 * 4);
    assertThat(questions(400, 200) - questions(200, 200)).isLessThan(200 * 20);
  }

  @Test
  void eachMarkIsPassedOnceHoweverManyReadingsAreOfItsMoment() {
    CountedClock clock = new CountedClock();
    batch(rules(10, clock), 30, 1000);
    assertThat(clock.passed).hasSize(10 * 3).contains(noon(10), noon(20), noon(30));
  }

  /** Stale after 20 s of silence: its alarm comes here, and it falls silent, in one batch. */
  @Test
  void whatBeginsInABatchIsLookedAtInTheSameBatch() {
    AlarmRule stale =
        Samples.rule(
            "silent", Samples.TURBIDITY, new Stale(seconds(20), Duration.ZERO), Behaviour.USUAL);
    AreaWatch watch = new AreaWatch(0, List.of(), Recollection.EMPTY, 0);
    Round round = new Round(watch, RuleSet.of(List.of(stale), Map.of()), countedIds(), 0);
    round.load(List.of(Alarm.untouched(stale.alarmId())));
    round.begin(List.of(stale.alarmId()), noon(0));
    round.observe(reading(Samples.TURBIDITY, "0.1", 5));
    for (int second = 6; second < 60; second++) {
      round.observe(reading(FLOW, Integer.toString(second), second));
      round.advance(round.eventTime());
    }
    List<Transition> told = round.changed().getFirst().outcome().transitions();
    assertThat(told).extracting(Transition::occurredAt).containsExactly(noon(25));
  }

  /** How often rules are asked for their next moment in one batch of another tag's readings. */
  private static int questions(int rules, int readings) {
    CountedClock clock = new CountedClock();
    batch(rules(rules, clock), 15, readings);
    assertThat(clock.passed).hasSize(rules);
    return clock.asked;
  }

  /** Readings of another tag, evenly until then. */
  private static void batch(List<AlarmRule> rules, double until, int readings) {
    AreaWatch watch = watch(rules);
    Round round = new Round(watch, RuleSet.of(rules, Map.of()), countedIds(), 0);
    for (int i = 1; i <= readings; i++) {
      round.observe(reading(FLOW, Integer.toString(i), until * i / readings));
      round.advance(round.eventTime());
    }
  }

  private static AreaWatch watch(List<AlarmRule> rules) {
    Map<String, Memory> memories = new HashMap<>();
    rules.forEach(rule -> memories.put(rule.alarmId(), rule.kind().begin(noon(0))));
    List<Alarm> alarms = rules.stream().map(rule -> Alarm.untouched(rule.alarmId())).toList();
    AreaWatch watch = new AreaWatch(0, alarms, new Recollection(Map.of(), memories), 0);
    watch.arrange(RuleSet.of(rules, Map.of()), noon(0));
    return watch;
  }

  private static List<AlarmRule> rules(int count, RuleKind kind) {
    return IntStream.range(0, count)
        .mapToObj(i -> Samples.rule("clock" + i, "filters.tag" + i, kind, Behaviour.USUAL))
        .toList();
  }

  /** Looks again every ten seconds, and counts how often it is asked when. */
  private static final class CountedClock implements RuleKind {

    private final List<Instant> passed = new ArrayList<>();
    private int asked;

    @Override
    public String name() {
      return "COUNTED";
    }

    @Override
    public Set<Level> levels() {
      return Level.ONLY;
    }

    @Override
    public Map<Level, Signal> judge(Look look) {
      return Map.of(Level.ON, Signal.FROZEN);
    }

    @Override
    public Memory begin(Instant now) {
      return new Memory.LastSeen(now, false);
    }

    @Override
    public Optional<Instant> nextMark(Memory memory) {
      asked++;
      return memory instanceof Memory.LastSeen(Instant at, _)
          ? Optional.of(at.plusSeconds(10))
          : Optional.empty();
    }

    @Override
    public Memory pass(Memory before, Instant mark, Observation own) {
      passed.add(mark);
      return new Memory.LastSeen(mark, false);
    }

    @Override
    public Duration onDelay(Level level) {
      return Duration.ZERO;
    }
  }
}
