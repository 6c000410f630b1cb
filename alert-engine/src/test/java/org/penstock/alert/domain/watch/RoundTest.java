package org.penstock.alert.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.reading;
import static org.penstock.alert.domain.Samples.turbidity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.watch.Round.Reception;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmEventType;

/** Memory and table of one partition, with transactions that fail. On-delay 5 s, off-delay 10 s. */
class RoundTest {

  private static final AlarmRule RULE = Samples.turbidity();
  private static final PartitionClock CLOCK = new PartitionClock(Duration.ofSeconds(1));
  private final RuleSet rules = RuleSet.of(List.of(RULE), Map.of());
  private final Map<String, Alarm> table = new HashMap<>();
  private final List<Transition> history = new ArrayList<>();
  private AreaWatch watch = new AreaWatch(3, List.of(), Recollection.EMPTY, 0);

  RoundTest() {
    table.put(RULE.alarmId(), Alarm.untouched(RULE.alarmId()));
  }

  @Test
  void aReadingOfAnUnknownAlarmAsksForItsRow() {
    Round round = round();
    assertThat(round.unknown(Set.of(Samples.TURBIDITY, "other"))).containsExactly(RULE.alarmId());
    round.load(table.values());
    assertThat(round.unknown(Set.of(Samples.TURBIDITY))).isEmpty();
  }

  @Test
  void lateAndRepeatedReadingsAreNotEvaluated() {
    Round round = round();
    assertThat(round.observe(turbidity("0.5", 10))).isEqualTo(Reception.EVALUATED);
    assertThat(round.observe(turbidity("0.5", 10))).isEqualTo(Reception.REPEATED);
    assertThat(round.observe(turbidity("0.6", 9))).isEqualTo(Reception.LATE);
    assertThat(round.observe(turbidity("0.6", 10))).isEqualTo(Reception.EVALUATED);
    assertThat(round.last(Samples.TURBIDITY)).contains(turbidity("0.6", 10));
    assertThat(round.eventTime()).isEqualTo(noon(10));
  }

  @Test
  void aFailedTransactionLeavesNoTraceAndTheSameReadingsMakeTheSameHistory() {
    Round failed = evaluate(List.of(turbidity("0.5", 0), turbidity("0.5", 20)));
    assertThat(failed.changed()).hasSize(1);
    assertThat(watch.last(Samples.TURBIDITY)).isEmpty();
    commit(evaluate(List.of(turbidity("0.5", 0), turbidity("0.5", 20))));
    assertThat(told()).containsExactly("RAISED");
  }

  @Test
  void anotherTagsReadingsMoveTheTimeOnWhileWeAreBehind() {
    commit(evaluate(List.of(turbidity("0.5", 0), reading("filters.flow", "1", 5.5))));
    assertThat(told()).isEmpty();
    assertThat(watch.pending()).isEqualTo(1);
    assertThat(watch.hasDue(noon(4.9))).isFalse();
    assertThat(watch.hasDue(noon(5))).isTrue();
    commit(evaluate(List.of(reading("filters.flow", "2", 6))));
    assertThat(told()).containsExactly("RAISED");
    assertThat(history.getFirst().occurredAt()).isEqualTo(noon(5));
    assertThat(watch.pending()).isZero();
  }

  @Test
  void aPersonsActBetweenReadingAndWritingIsNotLost() {
    commit(evaluate(List.of(turbidity("0.5", 0), turbidity("0.5", 20))));
    Round round = evaluate(List.of(turbidity("0.1", 30), reading("filters.flow", "1", 50)));
    acknowledgeInTable();
    commit(round);
    assertThat(told()).containsExactly("RAISED", "ACKNOWLEDGED", "RETURNED", "CLEARED");
    assertThat(stored().standing().base().base()).isEqualTo(AlarmBaseState.NORM);
    assertThat(history).extracting(Transition::seq).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aRowThatChangedUnderUsIsTakenFromTheTableNextTime() {
    commit(evaluate(List.of(turbidity("0.5", 0), turbidity("0.5", 20))));
    acknowledgeInTable();
    Round round = round();
    round.load(table.values());
    round.observe(turbidity("0.1", 30));
    round.advance(noon(40));
    commit(round);
    assertThat(told()).containsExactly("RAISED", "ACKNOWLEDGED", "RETURNED", "CLEARED");
  }

  @Test
  void anAlarmOfAnotherPartitionIsForgotten() {
    commit(evaluate(List.of(turbidity("0.5", 0))));
    Round round = evaluate(List.of(turbidity("0.5", 20)));
    round.drop(RULE.alarmId());
    assertThat(round.changed()).isEmpty();
    round.observe(turbidity("2.5", 21));
    watch.accept(round);
    assertThat(watch.pending()).isZero();
    assertThat(round().unknown(Set.of(Samples.TURBIDITY))).containsExactly(RULE.alarmId());
  }

  @Test
  void aRuleThatIsNewAsksForItsAlarmAlsoWhereAllOthersOfItsAreaAreHere() {
    commit(evaluate(List.of(turbidity("0.5", 0))));
    assertThat(round().unknown(Set.of(Samples.TURBIDITY))).isEmpty();
    AlarmRule added = flowLow();
    Round round = new Round(watch, RuleSet.of(List.of(RULE, added), Map.of()), countedIds(), 0);
    assertThat(round.unknown(Set.of(Samples.TURBIDITY))).containsExactly(added.alarmId());
  }

  @Test
  void aTimerOfARuleThatIsNoMoreFiresNothing() {
    commit(evaluate(List.of(turbidity("0.5", 0))));
    Round round = new Round(watch, RuleSet.EMPTY, countedIds(), 0);
    round.advance(noon(100));
    assertThat(round.changed()).isEmpty();
  }

  /**
   * Crashes anywhere: before the commit nothing is kept, after it memory is loaded from the table.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void crashesMissNothingAndDoubleNothing(long seed) {
    List<List<Observation>> batches = batches(new Random(seed));
    batches.forEach(batch -> commit(evaluate(batch)));
    List<String> uninterrupted = lines();
    assertThat(uninterrupted).hasSizeGreaterThan(20);

    history.clear();
    table.put(RULE.alarmId(), Alarm.untouched(RULE.alarmId()));
    watch = new AreaWatch(3, List.of(), Recollection.EMPTY, 0);
    Random crashes = new Random(seed + 1000);
    for (List<Observation> batch : batches) {
      if (crashes.nextInt(3) == 0) {
        evaluate(batch);
        restart();
      }
      commit(evaluate(batch));
      if (crashes.nextInt(3) == 0) {
        restart();
      }
    }
    assertThat(lines()).isEqualTo(uninterrupted);
  }

  @Test
  void aBacklogMakesTheHistoryOfLiveReadings() {
    List<List<Observation>> batches = batches(new Random(99));
    batches.forEach(batch -> commit(evaluate(batch)));
    List<String> inSmallBatches = lines();
    history.clear();
    table.put(RULE.alarmId(), Alarm.untouched(RULE.alarmId()));
    watch = new AreaWatch(3, List.of(), Recollection.EMPTY, 0);
    commit(evaluate(batches.stream().flatMap(List::stream).toList()));
    assertThat(lines()).isEqualTo(inSmallBatches);
  }

  @Test
  void theTimeOfAPartitionIsTheWallsOnlyWhenNothingIsLeftToRead() {
    assertThat(CLOCK.caughtUp(noon(100))).isEqualTo(noon(99));
    assertThat(CLOCK.behind(noon(10), noon(100))).isEqualTo(noon(9));
    assertThat(CLOCK.behind(noon(200), noon(100))).isEqualTo(noon(99));
  }

  @Test
  void valuesBetweenAreasHaveTheirOwnLevels() {
    AlarmRule other = flowLow();
    Round round = new Round(watch, RuleSet.of(List.of(RULE, other), Map.of()), countedIds(), 0);
    round.load(List.of(Alarm.untouched(RULE.alarmId()), Alarm.untouched(other.alarmId())));
    round.observe(reading("filters.flow", "4", 0));
    assertThat(round.changed()).extracting(run -> run.rule().id()).containsExactly("flow-low");
  }

  private static AlarmRule flowLow() {
    return Samples.rule(
        "flow-low", "filters.flow", Samples.limits("1", 0, Map.of(Level.L, "5")), Behaviour.USUAL);
  }

  private Round round() {
    return new Round(watch, rules, countedIds(), 0);
  }

  private Round evaluate(List<Observation> readings) {
    Round round = round();
    if (!round.unknown(Set.of(Samples.TURBIDITY)).isEmpty()) {
      round.load(table.values());
    }
    for (Observation reading : readings) {
      round.observe(reading);
      round.advance(CLOCK.behind(round.eventTime(), Instant.MAX));
    }
    return round;
  }

  /** What the use case does: lock, start again where the row is newer, write, commit, take over. */
  private void commit(Round round) {
    round.changed().forEach(run -> round.rebase(stored()));
    Map<String, Alarm> written = new HashMap<>();
    for (Run run : round.changed()) {
      history.addAll(run.outcome().transitions());
      written.put(run.base().id(), run.outcome().alarm().stored());
    }
    table.putAll(written);
    round.settle(written);
    watch.accept(round);
  }

  private void restart() {
    watch = new AreaWatch(3, table.values(), Recollection.EMPTY, 0);
  }

  private void acknowledgeInTable() {
    AlarmInput.Act ack = new AlarmInput.Acknowledge(Samples.OPERATOR, null, noon(25));
    Verdict verdict = new AlarmLife(RULE, countedIds()).act(stored(), ack);
    Verdict.Done done = (Verdict.Done) verdict;
    history.addAll(done.outcome().transitions());
    table.put(RULE.alarmId(), done.outcome().alarm().stored());
  }

  private Alarm stored() {
    return java.util.Objects.requireNonNull(table.get(RULE.alarmId()));
  }

  private List<String> told() {
    return history.stream().map(one -> one.fact().type()).map(AlarmEventType::name).toList();
  }

  private List<String> lines() {
    return history.stream()
        .map(one ->
            one.seq()
                + " "
                + one.fact().type()
                + " "
                + Objects.requireNonNull(one.activation()).level()
                + " "
                + one.occurredAt())
        .toList();
  }

  /** Turbidity that wanders, and another tag between. */
  private static List<List<Observation>> batches(Random random) {
    List<List<Observation>> batches = new ArrayList<>();
    double second = 0;
    for (int batch = 0; batch < 60; batch++) {
      List<Observation> readings = new ArrayList<>();
      for (int n = random.nextInt(6); n >= 0; n--) {
        second += random.nextInt(1, 8);
        String value = BigDecimal.valueOf(random.nextInt(12), 1).toPlainString();
        readings.add(turbidity(random.nextBoolean() ? "0.1" : value, second));
        readings.add(reading("filters.flow", Integer.toString(random.nextInt(50)), second + 0.5));
      }
      batches.add(readings);
    }
    return batches;
  }
}
