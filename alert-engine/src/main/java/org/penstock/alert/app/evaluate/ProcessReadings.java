package org.penstock.alert.app.evaluate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.app.tell.StoreAlarms.Stored;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Values;
import org.penstock.alert.domain.watch.PartitionClock;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.id.IdSource;

/** Evaluates readings that somebody hands in, or fires what is due, at once and with an answer. */
@ApplicationScoped
public class ProcessReadings {

  private static final int MOST_AT_ONCE = 1000;

  private final Alarms alarms;
  private final StoreAlarms store;
  private final CurrentRules rules;
  private final IdSource ids;
  private final InstantSource clock;
  private final Tally tally;
  private final PartitionClock partitionClock;

  ProcessReadings(
      Alarms alarms,
      StoreAlarms store,
      CurrentRules rules,
      IdSource ids,
      InstantSource clock,
      Tally tally,
      AlertConfig config) {
    this.alarms = alarms;
    this.store = store;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
    this.tally = tally;
    this.partitionClock = new PartitionClock(config.timers().readingsUnderWay());
  }

  /** The answer. */
  public sealed interface Result {

    /**
     * What came of it.
     *
     * @param changed the alarms that changed, those with a delay that now runs among them
     * @param unused tags that no rule judges
     */
    record Done(
        int evaluated,
        List<AlarmEvent> transitions,
        List<AlarmSnapshot> changed,
        Set<String> unused)
        implements Result {}

    /** A reading from the future would make the true ones late. */
    record InTheFuture(Observation reading) implements Result {}
  }

  /** Evaluates readings in the order in which they are given. */
  @Transactional
  public Result evaluate(List<Observation> readings) {
    Instant now = clock.instant();
    Optional<Observation> future =
        readings.stream().filter(reading -> reading.at().isAfter(now)).findFirst();
    return future.isPresent() ? new Result.InTheFuture(future.get()) : evaluateNow(readings);
  }

  private Result evaluateNow(List<Observation> readings) {
    Map<String, List<Observation>> byAlarm = new HashMap<>();
    Map<String, Observation> last = new HashMap<>();
    Set<String> unused = new HashSet<>();
    for (Observation reading : readings) {
      last.put(reading.tagName(), reading);
      List<AlarmRule> judging =
          rules.set().of(reading.tagName()).stream()
              .filter(rule -> canJudge(rule, reading, clock.instant()))
              .toList();
      judging.forEach(
          rule -> byAlarm.computeIfAbsent(rule.alarmId(), _ -> new ArrayList<>()).add(reading));
      if (judging.isEmpty()) {
        unused.add(reading.tagName());
      }
    }
    List<Happened> happened = new ArrayList<>();
    Values values = tag -> value(last, tag);
    for (Alarm alarm : alarms.lock(byAlarm.keySet())) {
      List<Observation> own = byAlarm.getOrDefault(alarm.id(), List.of());
      step(alarm, (rule, life) -> take(rule, life, alarm, own, values), values)
          .ifPresent(happened::add);
    }
    return result(readings.size(), happened, unused);
  }

  /** A rule that remembers judges the readings of its partition only. */
  private static boolean canJudge(AlarmRule rule, Observation reading, Instant now) {
    return reading.tagName().equals(rule.tagName())
        && rule.kind().begin(now) instanceof Memory.Nothing;
  }

  /** Fires the delays and reminders that are over. */
  @Transactional
  public Result fireDue() {
    Instant now = partitionClock.caughtUp(clock.instant());
    List<Happened> happened = new ArrayList<>();
    for (Alarm alarm : alarms.lock(alarms.due(now, MOST_AT_ONCE))) {
      step(alarm, (_, life) -> life.advance(alarm, now), Values.NONE).ifPresent(happened::add);
    }
    return result(0, happened, Set.of());
  }

  /** What these readings alone tell; what a rule remembers belongs to its partition. */
  private static Outcome take(
      AlarmRule rule, AlarmLife life, Alarm alarm, List<Observation> readings, Values values) {
    Outcome outcome = Outcome.of(alarm);
    for (Observation reading : readings) {
      Look look = new Look(reading, values, Memory.Nothing.NOTHING, reading.at());
      outcome = outcome.then(life.take(outcome.alarm(), rule.find(look)));
    }
    return outcome;
  }

  private Optional<Happened> step(Alarm alarm, Steps steps, Values values) {
    Optional<AlarmRule> rule = rules.set().behind(alarm.id());
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    Outcome outcome = steps.take(rule.get(), new AlarmLife(rule.get(), ids::next));
    return outcome.alarm().equals(alarm)
        ? Optional.empty()
        : Optional.of(new Happened(rule.get(), outcome, values));
  }

  private static Optional<Observation> value(Map<String, Observation> values, String tag) {
    @Nullable Observation value = values.get(tag);
    return Optional.ofNullable(value);
  }

  private Result result(int evaluated, List<Happened> happened, Set<String> unused) {
    if (happened.isEmpty()) {
      return new Result.Done(evaluated, List.of(), List.of(), unused);
    }
    Stored stored = store.store(happened, true);
    stored.events().forEach(event -> tally.transition(event.eventType()));
    return new Result.Done(evaluated, stored.events(), stored.states(), unused);
  }

  /** What an alarm is taken through. */
  private interface Steps {
    Outcome take(AlarmRule rule, AlarmLife life);
  }
}
