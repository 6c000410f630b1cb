package org.penstock.alert.app;

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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.StoreAlarms.Happened;
import org.penstock.alert.app.StoreAlarms.Stored;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Observation;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.AlarmRule;
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
      List<AlarmRule> judging = rules.set().of(reading.tagName());
      judging.forEach(
          rule -> byAlarm.computeIfAbsent(rule.alarmId(), _ -> new ArrayList<>()).add(reading));
      if (judging.isEmpty()) {
        unused.add(reading.tagName());
      }
    }
    List<Happened> happened = new ArrayList<>();
    for (Alarm alarm : alarms.lock(byAlarm.keySet())) {
      List<Observation> own = byAlarm.getOrDefault(alarm.id(), List.of());
      step(alarm, life -> outcome -> observe(life, outcome, own), last).ifPresent(happened::add);
    }
    return result(readings.size(), happened, unused);
  }

  /** Fires the delays that are over. */
  @Transactional
  public Result fireDue() {
    Instant now = partitionClock.caughtUp(clock.instant());
    List<Happened> happened = new ArrayList<>();
    for (Alarm alarm : alarms.lock(alarms.due(now, MOST_AT_ONCE))) {
      step(alarm, life -> outcome -> outcome.then(life.advance(outcome.alarm(), now)), Map.of())
          .ifPresent(happened::add);
    }
    return result(0, happened, Set.of());
  }

  private static Outcome observe(AlarmLife life, Outcome from, List<Observation> readings) {
    Outcome outcome = from;
    for (Observation reading : readings) {
      outcome = outcome.then(life.observe(outcome.alarm(), reading));
    }
    return outcome;
  }

  private Optional<Happened> step(Alarm alarm, Steps steps, Map<String, Observation> values) {
    Optional<AlarmRule> rule = rules.set().behind(alarm.id());
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    AlarmLife life = new AlarmLife(rule.get(), ids::next);
    Outcome outcome = steps.of(life).apply(Outcome.of(alarm));
    return outcome.alarm().equals(alarm)
        ? Optional.empty()
        : Optional.of(new Happened(rule.get(), outcome, tag -> value(values, tag)));
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
    UnaryOperator<Outcome> of(AlarmLife life);
  }
}
