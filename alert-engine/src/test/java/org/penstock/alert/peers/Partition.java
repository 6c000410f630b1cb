package org.penstock.alert.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.kind.Numbers;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.Removal;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.alert.domain.watch.AreaWatch;
import org.penstock.alert.domain.watch.PartitionClock;
import org.penstock.alert.domain.watch.Recollection;
import org.penstock.alert.domain.watch.Round;
import org.penstock.alert.domain.watch.Run;

/**
 * One partition with its table, driven as {@code EvaluateReadings} drives it: a round for each
 * batch, rows taken as they are stored, memory taken over after the commit. The clock is the
 * test's. A reading is under way for up to a second, so the wall is a second ahead of what is due.
 */
final class Partition {

  private static final Duration UNDER_WAY = Duration.ofSeconds(1);
  private static final PartitionClock CLOCK = new PartitionClock(UNDER_WAY);

  private final Supplier<UUID> ids = countedIds();
  private final Map<String, Alarm> table = new TreeMap<>();
  private final Set<String> touched = new HashSet<>();
  private final Map<String, List<Transition>> history = new HashMap<>();
  private final Map<String, Observation> copiedTags = new HashMap<>();
  private final Map<String, Memory> copiedMemories = new HashMap<>();
  private RuleSet rules = RuleSet.EMPTY;
  private AreaWatch watch = new AreaWatch(3, List.of(), Recollection.EMPTY, 0);
  private Instant wall = noon(0);

  Partition(Given... given) {
    inForce(given);
    restart();
  }

  /** Puts other rules in force. The alarms of those that are gone are let go. */
  void inForce(Given... given) {
    List<AlarmRule> now = Arrays.stream(given).map(Given::make).toList();
    for (AlarmRule before : rules.active()) {
      if (now.stream().noneMatch(rule -> rule.alarmId().equals(before.alarmId()))) {
        write(before, life(before).retire(alarm(before.alarmId()), wall));
      }
    }
    now.forEach(rule -> table.putIfAbsent(rule.alarmId(), Alarm.untouched(rule.alarmId())));
    rules = RuleSet.of(now, Map.of());
    assertThat(rules.refused()).isEmpty();
    watch.arrange(rules, wall);
  }

  /** Stops, and starts from what is stored. */
  void restart() {
    Recollection since = watch.copySinceLast();
    copiedTags.putAll(since.tags());
    copiedMemories.putAll(since.memories());
    touched.clear();
    watch =
        new AreaWatch(
            3,
            table.values().stream().filter(row -> rules.behind(row.id()).isPresent()).toList(),
            new Recollection(copiedTags, copiedMemories),
            0);
    watch.arrange(rules, wall);
  }

  /** Readings that arrive as they are told. */
  void take(Observation... readings) {
    for (Observation reading : readings) {
      takeAt(reading.heardAt(), reading);
    }
  }

  /** Readings that arrive together, then. */
  void takeAt(Instant arrival, Observation... readings) {
    wall = arrival.isAfter(wall) ? arrival : wall;
    Round round = round();
    Set<String> unknown =
        round.unknown(
            Arrays.stream(readings).map(Observation::tagName).collect(Collectors.toSet()));
    round.load(unknown.stream().map(this::alarm).toList());
    round.begin(unknown, wall);
    for (Observation reading : readings) {
      var _ = round.observe(reading);
      round.advance(CLOCK.behind(round.eventTime(), wall));
    }
    commit(round);
  }

  /** Nothing comes until then; all that is due by then happens. */
  void until(double second) {
    wall = noon(second).plus(UNDER_WAY);
    Round round = round();
    Instant now = CLOCK.caughtUp(wall);
    round.advance(now);
    round.judgeWhatStands(now);
    commit(round);
  }

  void acknowledge(String rule, double second) {
    done(act(rule, new AlarmInput.Acknowledge(Samples.OPERATOR, null, noon(second))));
  }

  void shelve(String rule, Shelf.Mode mode, double second, double until) {
    Shelf shelf =
        new Shelf(
            mode, noon(until), Shelf.Reason.KNOWN_CONDITION, null, Samples.OPERATOR, noon(second));
    done(act(rule, new AlarmInput.PutOnShelf(shelf)));
  }

  void takeOutOfService(String rule, double second, double reviewAt) {
    Removal removal =
        new Removal("probe broken", null, noon(reviewAt), false, Samples.SUPERVISOR, noon(second));
    done(act(rule, new AlarmInput.TakeOutOfService(removal)));
  }

  void returnToService(String rule, double second) {
    done(
        act(
            rule,
            new AlarmInput.ReturnToService(
                Samples.SUPERVISOR,
                null,
                !alarm(idOf(rule)).suppressors().isEmpty(),
                noon(second))));
  }

  /** A person acts on what is stored; what is due before happens first. */
  Verdict act(String rule, AlarmInput.Act act) {
    until((act.at().toEpochMilli() - Samples.NOON.toEpochMilli()) / 1000.0);
    AlarmRule known = rules.behind(idOf(rule)).orElseThrow();
    Verdict verdict = life(known).act(alarm(known.alarmId()), act);
    if (verdict instanceof Verdict.Done(Outcome outcome)) {
      write(known, outcome);
    }
    return verdict;
  }

  /** The last number of a tag; zero before the first. */
  BigDecimal value(String tag) {
    return watch.last(tag).flatMap(last -> Numbers.in(last)).orElse(BigDecimal.ZERO);
  }

  /** The alarm as it is stored. */
  Alarm alarmOf(String rule) {
    return alarm(idOf(rule));
  }

  /** Its state, as people see it. */
  String state(String rule) {
    return alarmOf(rule).standing().shown();
  }

  /**
   * What was told of a rule's alarm: the second, what, why, the level. As in alarm-states.txt
   * {@code ~} is for history only.
   */
  List<String> told(String rule) {
    return lines(rule).stream().map(Partition::line).toList();
  }

  List<Transition> lines(String rule) {
    return history.getOrDefault(idOf(rule), List.of());
  }

  private static String line(Transition one) {
    BigDecimal second =
        BigDecimal.valueOf(one.occurredAt().toEpochMilli() - Samples.NOON.toEpochMilli(), 3);
    @Nullable Activation open = one.activation();
    return (second.signum() == 0 ? "0" : second.stripTrailingZeros().toPlainString())
        + (one.fact().isAnnunciated() ? " " : " ~")
        + one.fact().type()
        + (one.fact().cause() == null ? "" : "(" + one.fact().cause() + ")")
        + (open == null || open.level() == Level.ON ? "" : " " + open.level());
  }

  private static void done(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Done.class);
  }

  private String idOf(String rule) {
    return table.keySet().stream()
        .filter(id -> id.equals(rule) || id.startsWith(rule + "@"))
        .findFirst()
        .orElseThrow();
  }

  private Alarm alarm(String id) {
    return Objects.requireNonNull(table.get(id), id);
  }

  private AlarmLife life(AlarmRule rule) {
    return new AlarmLife(rule, ids);
  }

  private Round round() {
    Round round = new Round(watch, rules, ids, 0);
    round.load(touched.stream().map(this::alarm).toList());
    touched.clear();
    return round;
  }

  private void commit(Round round) {
    round.changed().forEach(run -> round.rebase(alarm(run.base().id())));
    Map<String, Alarm> written = new HashMap<>();
    for (Run run : round.changed()) {
      written.put(run.base().id(), store(run.outcome()));
    }
    round.settle(written);
    watch.accept(round);
  }

  private void write(AlarmRule rule, Outcome outcome) {
    store(outcome);
    touched.add(rule.alarmId());
  }

  private Alarm store(Outcome outcome) {
    Alarm stored = outcome.alarm().stored();
    history.computeIfAbsent(stored.id(), _ -> new ArrayList<>()).addAll(outcome.transitions());
    table.put(stored.id(), stored);
    return stored;
  }
}
