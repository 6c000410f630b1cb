package org.penstock.alert.domain.simulate;

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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.alert.domain.simulate.Simulation.Outcome;
import org.penstock.alert.domain.simulate.Simulation.Told;
import org.penstock.alert.domain.watch.AreaWatch;
import org.penstock.alert.domain.watch.PartitionClock;
import org.penstock.alert.domain.watch.Recollection;
import org.penstock.alert.domain.watch.Round;
import org.penstock.alert.domain.watch.Run;

/** A rule tried on the past says what it would have said in force. On-delay 5 s, off-delay 10 s. */
class SimulationTest {

  private static final PartitionClock CLOCK = new PartitionClock(Duration.ofSeconds(1));
  private static final AlarmRule LIMIT = Samples.turbidity();
  private static final AlarmRule SILENT =
      Samples.rule("silent", Samples.TURBIDITY, new Silence(seconds(20)), Behaviour.USUAL);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void itRaisesWhatTheRoundsOfTheEngineRaise(long seed) {
    List<Observation> readings = wandering(new Random(seed), 3000);
    Instant end = readings.getLast().heardAt().plusSeconds(100);
    for (AlarmRule rule : List.of(LIMIT, SILENT)) {
      List<Transition> told = new ArrayList<>();
      Rehearsal rehearsal = new Rehearsal(rule, List.of(), countedIds(), CLOCK, noon(0), told::add);
      readings.forEach(one -> rehearsal.take(one, one.heardAt()));
      rehearsal.finish(CLOCK.caughtUp(end));
      List<Transition> inForce = inForce(rule, readings, end, new Random(seed));
      assertThat(inForce).hasSizeGreaterThan(40);
      assertThat(told).isEqualTo(inForce);
    }
  }

  @Test
  void itListsEachRaiseWithReturnLevelAndDuration() {
    Outcome outcome =
        run(
            LIMIT,
            null,
            turbidity("0.5", 0),
            turbidity("1.5", 60),
            turbidity("0.1", 120),
            turbidity("0.5", 4000));
    assertThat(outcome.draft().raised()).isEqualTo(2);
    Occurrence first = outcome.draft().occurrences().getFirst();
    assertThat(first.level()).isEqualTo(Level.H);
    assertThat(first.maxLevel()).isEqualTo(Level.HH);
    assertThat(first.raisedAt()).isEqualTo(noon(5));
    assertThat(first.returnedAt()).isEqualTo(noon(130));
    assertThat(first.active()).isEqualTo(seconds(125));
    assertThat(first.annunciated()).isTrue();
  }

  @Test
  void whatIsStillActiveCountsUpToTheEnd() {
    Outcome outcome = run(LIMIT, null, turbidity("0.5", 0));
    Occurrence open = outcome.draft().occurrences().getFirst();
    assertThat(open.returnedAt()).isNull();
    assertThat(outcome.until()).isEqualTo(noon(7199));
    assertThat(open.active()).isEqualTo(seconds(7194));
    assertThat(outcome.draft().longest()).isEqualTo(seconds(7194));
  }

  @Test
  void theLoadPerHourCountsRaisesAndEscalations() {
    Outcome outcome =
        run(
            LIMIT,
            null,
            turbidity("0.5", 0),
            turbidity("1.5", 60),
            turbidity("0.1", 120),
            turbidity("0.5", 4000));
    assertThat(outcome.draft().perHour())
        .containsExactly(new Load.Hour(noon(0), 2), new Load.Hour(noon(3600), 1));
    assertThat(outcome.draft().annunciated()).isEqualTo(3);
  }

  @Test
  void theVersionInForceIsTakenThroughTheSameReadings() {
    AlarmRule tuned =
        Samples.rule(
            LIMIT.id(),
            Samples.TURBIDITY,
            Samples.limits("0.02", 5, Map.of(Level.H, "1.0")),
            Behaviour.USUAL);
    Outcome outcome = run(tuned, LIMIT, turbidity("0.5", 0), turbidity("0.1", 60));
    assertThat(outcome.draft().raised()).isZero();
    assertThat(outcome.live().orElseThrow().raised()).isEqualTo(1);
  }

  @Test
  void anAlarmThatFollowsFromAnotherIsNoLoad() {
    AlarmRule parent =
        Samples.rule(
            "parent",
            "filters.flow",
            Samples.limits("0", 0, Map.of(Level.H, "5")),
            Behaviour.USUAL);
    AlarmRule child =
        Samples.rule(
            "child",
            Samples.TURBIDITY,
            Samples.limits("0.02", 0, Map.of(Level.H, "0.3")),
            Behaviour.USUAL,
            Urging.NONE,
            new Suppression(Set.of(parent.alarmId()), Optional.empty(), Optional.empty(), Set.of()),
            Samples.NO_WORK_ORDER);
    List<Observation> readings =
        List.of(reading("filters.flow", "9", 0), turbidity("0.5", 1), turbidity("0.1", 60));
    Outcome outcome =
        simulation(10)
            .run(
                new Simulation.Rules(child, null, List.of(parent, LIMIT)),
                told(readings),
                noon(0),
                noon(100),
                _ -> false);
    assertThat(outcome.draft().raised()).isEqualTo(1);
    assertThat(outcome.draft().annunciated()).isZero();
    assertThat(outcome.draft().occurrences().getFirst().annunciated()).isFalse();
  }

  @Test
  void itStopsWhereItIsEnoughAndSaysUntilWhen() {
    List<Observation> readings = wandering(new Random(1), 1000);
    Outcome outcome =
        simulation(3)
            .run(
                new Simulation.Rules(LIMIT, null, List.of()),
                told(readings),
                noon(0),
                noon(1_000_000),
                taken -> taken >= 400);
    assertThat(outcome.readings()).isEqualTo(400);
    assertThat(outcome.isCut()).isTrue();
    assertThat(outcome.until()).isEqualTo(readings.get(399).heardAt().minusSeconds(1));
    assertThat(outcome.draft().occurrences()).hasSize(3);
    assertThat(outcome.draft().leftOut()).isEqualTo(outcome.draft().raised() - 3);
  }

  private static Outcome run(AlarmRule draft, @Nullable AlarmRule live, Observation... readings) {
    return simulation(10)
        .run(
            new Simulation.Rules(draft, live, List.of()),
            told(List.of(readings)),
            noon(0),
            noon(7200),
            _ -> false);
  }

  private static Simulation simulation(int mostListed) {
    return new Simulation(countedIds(), CLOCK, mostListed);
  }

  private static Iterator<Told> told(List<Observation> readings) {
    return readings.stream().map(one -> new Told(one, one.heardAt())).iterator();
  }

  /** What the engine does: rounds of any size, stored and taken over. */
  private static List<Transition> inForce(
      AlarmRule rule, List<Observation> readings, Instant end, Random sizes) {
    RuleSet rules = RuleSet.of(List.of(rule), Map.of());
    AreaWatch watch = new AreaWatch(3, List.of(), Recollection.EMPTY, 0);
    var ids = countedIds();
    Round round = new Round(watch, rules, ids, 0);
    round.load(List.of(Alarm.untouched(rule.alarmId())));
    round.begin(List.of(rule.alarmId()), noon(0));
    List<Transition> history = new ArrayList<>();
    for (Observation reading : readings) {
      round.observe(reading);
      round.advance(CLOCK.behind(round.eventTime(), Instant.MAX));
      if (sizes.nextInt(40) == 0) {
        commit(round, history);
        round = new Round(watch, rules, ids, 0);
      }
    }
    round.advance(CLOCK.caughtUp(end));
    commit(round, history);
    return history;
  }

  private static void commit(Round round, List<Transition> history) {
    Map<String, Alarm> stored = new HashMap<>();
    for (Run run : round.changed()) {
      history.addAll(run.outcome().transitions());
      stored.put(run.base().id(), run.outcome().alarm().stored());
    }
    round.settle(stored);
    round.watch().accept(round);
  }

  private static List<Observation> wandering(Random random, int readings) {
    List<Observation> all = new ArrayList<>();
    double second = 0;
    while (all.size() < readings) {
      second += random.nextInt(1, 8);
      if (random.nextInt(20) == 0) {
        second += 40;
        all.add(reading("filters.flow", "1", second));
      } else {
        String value = BigDecimal.valueOf(random.nextInt(12), 1).toPlainString();
        all.add(turbidity(random.nextBoolean() ? "0.1" : value, second));
      }
    }
    return all;
  }

  private static Duration seconds(long seconds) {
    return Samples.seconds(seconds);
  }

  /** A kind that remembers and looks again by itself: nothing was heard for so long. */
  private record Silence(Duration most) implements RuleKind {

    @Override
    public String name() {
      return "SILENCE";
    }

    @Override
    public Set<Level> levels() {
      return Level.ONLY;
    }

    @Override
    public boolean needsEvidence() {
      return false;
    }

    @Override
    public Map<Level, Signal> judge(Look look) {
      boolean isSilent = ((Memory.LastSeen) look.memory()).isSilent();
      return Signal.everywhere(Level.ONLY, isSilent ? Signal.ALARM : Signal.CLEAR);
    }

    @Override
    public Memory begin(Instant now) {
      return new Memory.LastSeen(now, false);
    }

    @Override
    public Memory take(Memory before, Observation reading) {
      return new Memory.LastSeen(reading.heardAt(), false);
    }

    @Override
    public Optional<Instant> nextMark(Memory memory) {
      Memory.LastSeen seen = (Memory.LastSeen) memory;
      return seen.isSilent() ? Optional.empty() : Optional.of(seen.at().plus(most));
    }

    @Override
    public Memory pass(Memory before, Instant mark, Observation own) {
      return new Memory.LastSeen(((Memory.LastSeen) before).at(), true);
    }

    @Override
    public Duration onDelay(Level level) {
      return Duration.ZERO;
    }
  }
}
