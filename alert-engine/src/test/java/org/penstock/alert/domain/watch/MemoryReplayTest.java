package org.penstock.alert.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.seconds;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.kind.Limit;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.past.ConsecutiveSamples;
import org.penstock.alert.domain.kind.past.CountInWindow;
import org.penstock.alert.domain.kind.past.Discrepancy;
import org.penstock.alert.domain.kind.past.Frozen;
import org.penstock.alert.domain.kind.past.RateOfChange;
import org.penstock.alert.domain.kind.past.SampleClock;
import org.penstock.alert.domain.kind.past.Stale;
import org.penstock.alert.domain.kind.past.Statistic;
import org.penstock.alert.domain.kind.past.WindowStatistic;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/**
 * A restart in the middle: with a copy of what was known, and the readings since then taken again,
 * every kind remembers and raises what it would have without the restart.
 */
class MemoryReplayTest {

  private static final String OTHER = "filters.other";
  private static final SampleClock CLOCK = new SampleClock(seconds(10), seconds(30), 4);

  private static final Map<String, RuleKind> KINDS =
      Map.of(
          "stale", new Stale(seconds(40), Duration.ZERO),
          "frozen", new Frozen(BigDecimal.ONE, seconds(60), Duration.ZERO),
          "discrepancy", new Discrepancy(OTHER, seconds(15), Duration.ZERO),
          "count", new CountInWindow(TagValue.of(1L), 3, seconds(60), Duration.ZERO),
          "rows", new ConsecutiveSamples(CLOCK, above("2")),
          "rate", new RateOfChange(CLOCK, seconds(10), above("0.5")),
          "window",
              new WindowStatistic(
                  Statistic.Plain.AVG, CLOCK, seconds(20), 50, BigDecimal.ONE, above("1.5")));

  private final List<AlarmRule> all =
      KINDS.entrySet().stream()
          .map(kind ->
              Samples.rule(kind.getKey(), Samples.TURBIDITY, kind.getValue(), Behaviour.USUAL))
          .toList();
  private final RuleSet rules = RuleSet.of(all, Map.of());
  private final List<String> history = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aRestartForgetsNothing(long seed) {
    List<Observation> readings = readings(new Random(seed));
    Known uninterrupted = new Known(new AreaWatch(0, untouched(), Recollection.EMPTY, 0));
    uninterrupted.watch.arrange(rules, noon(0));
    readings.forEach(uninterrupted::take);
    List<String> expected = List.copyOf(history);
    assertThat(expected).hasSizeGreaterThan(10);

    history.clear();
    int copied = 100 + new Random(seed).nextInt(50);
    int stopped = copied + 60;
    Known first = new Known(new AreaWatch(0, untouched(), Recollection.EMPTY, 0));
    first.watch.arrange(rules, noon(0));
    readings.subList(0, copied).forEach(first::take);
    Recollection copy = first.watch.copySinceLast();
    readings.subList(copied, stopped).forEach(first::take);

    Known second = new Known(new AreaWatch(0, first.alarms.values(), copy, copied));
    second.alarms.putAll(first.alarms);
    second.watch.arrange(rules, noon(100_000));
    Round recalled = new Round(second.watch, rules, countedIds(), stopped);
    readings.subList(copied, stopped).forEach(recalled::recall);
    second.watch.accept(recalled);
    assertThat(memories(second.watch)).isEqualTo(memories(first.watch));
    readings.subList(stopped, readings.size()).forEach(second::take);
    assertThat(history).isEqualTo(expected);
    assertThat(memories(second.watch)).isEqualTo(memories(uninterrupted.watch));
  }

  private Map<String, Memory> memories(AreaWatch watch) {
    return all.stream()
        .collect(
            Collectors.toMap(AlarmRule::id, rule -> watch.memory(rule.alarmId()).orElseThrow()));
  }

  private List<Alarm> untouched() {
    return all.stream().map(rule -> Alarm.untouched(rule.alarmId())).toList();
  }

  /** Values that change, stand still, are told again, are bad, stale or do not come. */
  private static List<Observation> readings(Random random) {
    List<Observation> readings = new ArrayList<>();
    Map<String, Observation> last = new HashMap<>();
    double second = 1;
    for (int n = 0; n < 400; n++) {
      second += random.nextInt(40) == 0 ? 70 : 1 + random.nextInt(4);
      String tag = random.nextInt(3) == 0 ? OTHER : Samples.TURBIDITY;
      Observation known = last.get(tag);
      Observation next =
          random.nextInt(4) == 0 && known != null
              ? new Observation(tag, known.value(), null, known.quality(), known.at(), noon(second))
              : new Observation(
                  tag, TagValue.of((long) random.nextInt(4)), null, quality(random), noon(second));
      last.put(tag, next);
      readings.add(next);
    }
    return readings;
  }

  private static Quality quality(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Quality.BAD;
      case 1 -> Quality.STALE;
      case 2 -> Quality.UNCERTAIN;
      default -> Quality.GOOD;
    };
  }

  private static LimitSet above(String limit) {
    return new LimitSet(
        Map.of(Level.H, new Limit(new BigDecimal(limit), Duration.ZERO, null)), BigDecimal.ZERO);
  }

  /** A watch and its table. */
  private final class Known {

    private final AreaWatch watch;
    private final Map<String, Alarm> alarms = new HashMap<>();

    private Known(AreaWatch watch) {
      this.watch = watch;
    }

    private void take(Observation reading) {
      Round round = new Round(watch, rules, countedIds(), 0);
      round.observe(reading);
      round.advance(reading.heardAt());
      Map<String, Alarm> stored = new HashMap<>();
      for (Run run : round.changed()) {
        stored.put(run.rule().alarmId(), run.outcome().alarm());
        run.outcome().transitions().stream()
            .map(one -> "%s %s %s".formatted(run.rule().id(), one.fact().type(), one.occurredAt()))
            .sorted()
            .forEach(history::add);
      }
      alarms.putAll(stored);
      round.settle(stored);
      watch.accept(round);
    }
  }
}
