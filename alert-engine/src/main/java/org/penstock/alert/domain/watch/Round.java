package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Observation;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;

/**
 * One transaction's work on a watch: a batch of readings, or the timers of a moment.
 *
 * <p>How it works. It reads through to the watch and writes to itself. A round whose transaction
 * fails is simply forgotten, and the same records make the same round again.
 */
public final class Round {

  /** What became of a reading. */
  public enum Reception {
    EVALUATED,
    LATE,
    REPEATED
  }

  private final AreaWatch watch;
  private final RuleSet rules;
  private final Supplier<UUID> occurrenceIds;
  private final Map<String, Observation> tags = new HashMap<>();
  private final Map<String, Alarm> loaded = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final TreeSet<Due> begun = new TreeSet<>();
  private Instant eventTime;
  private Instant firedUntil = Instant.EPOCH;

  public Round(AreaWatch watch, RuleSet rules, Supplier<UUID> occurrenceIds) {
    this.watch = watch;
    this.rules = rules;
    this.occurrenceIds = occurrenceIds;
    this.eventTime = watch.eventTime();
  }

  public AreaWatch watch() {
    return watch;
  }

  /** Alarms of these tags that the watch does not hold yet. */
  public Set<String> unknown(Collection<String> tagNames) {
    Set<String> unknown = new HashSet<>();
    for (String tagName : tagNames) {
      rules.of(tagName).stream()
          .map(AlarmRule::alarmId)
          .filter(id -> alarm(id).isEmpty())
          .forEach(unknown::add);
    }
    return unknown;
  }

  /** Takes alarms as they are stored now, before anything is evaluated. */
  public void load(Collection<Alarm> stored) {
    for (Alarm alarm : stored) {
      loaded.put(alarm.id(), alarm);
      Due.of(alarm).ifPresent(begun::add);
    }
  }

  /** Takes one reading. */
  public Reception observe(Observation reading) {
    Optional<Observation> last = last(reading.tagName());
    if (last.isPresent() && reading.at().isBefore(last.get().at())) {
      return Reception.LATE;
    }
    if (last.isPresent() && reading.isRepeatOf(last.get())) {
      return Reception.REPEATED;
    }
    tags.put(reading.tagName(), reading);
    eventTime = reading.at().isAfter(eventTime) ? reading.at() : eventTime;
    for (AlarmRule rule : rules.of(reading.tagName())) {
      run(rule).ifPresent(run -> observe(run, reading));
    }
    return Reception.EVALUATED;
  }

  /** Lets everything happen that is due by then. */
  public void advance(Instant by) {
    if (by.isAfter(firedUntil)) {
      watch.dueBetween(firedUntil, by).forEach(due -> fire(due, by));
      firedUntil = by;
    }
    while (!begun.isEmpty() && !begun.first().at().isAfter(by)) {
      fire(begun.removeFirst(), by);
    }
  }

  /** The alarms that must be stored. */
  public List<Run> changed() {
    return runs.values().stream().filter(Run::isChanged).toList();
  }

  /** Forgets an alarm that another partition has now. */
  public void drop(String alarmId) {
    runs.remove(alarmId);
    loaded.remove(alarmId);
    dropped.add(alarmId);
  }

  /** Starts an alarm again from its row, when that is newer than we thought. */
  public void rebase(Alarm row) {
    Run run = runs.get(row.id());
    if (run != null && run.base().version() != row.version()) {
      run.rebase(row);
      loaded.put(row.id(), row);
    }
  }

  /** Takes over the alarms as they were stored. */
  public void settle(Map<String, Alarm> stored) {
    for (Run run : changed()) {
      Alarm alarm = stored.get(run.base().id());
      if (alarm != null) {
        loaded.put(alarm.id(), alarm);
      }
    }
  }

  /** The last value of a tag. */
  public Optional<Observation> last(String tagName) {
    Observation here = tags.get(tagName);
    return here == null ? watch.last(tagName) : Optional.of(here);
  }

  /** The latest event time seen. */
  public Instant eventTime() {
    return eventTime;
  }

  Map<String, Alarm> alarms() {
    return loaded;
  }

  Map<String, Observation> tags() {
    return tags;
  }

  Set<String> dropped() {
    return dropped;
  }

  private void fire(Due due, Instant by) {
    Stream.of(due.alarmId())
        .flatMap(id -> rules.behind(id).stream())
        .flatMap(rule -> run(rule).stream())
        .forEach(run -> {
          run.advance(by);
          Due.of(run.outcome().alarm()).filter(next -> !next.equals(due)).ifPresent(begun::add);
        });
  }

  private void observe(Run run, Observation reading) {
    run.observe(reading);
    Due.of(run.outcome().alarm()).ifPresent(begun::add);
  }

  private Optional<Run> run(AlarmRule rule) {
    Run known = runs.get(rule.alarmId());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Run> begins =
        alarm(rule.alarmId())
            .map(alarm -> new Run(rule, new AlarmLife(rule, occurrenceIds), alarm));
    begins.ifPresent(run -> runs.put(rule.alarmId(), run));
    return begins;
  }

  private Optional<Alarm> alarm(String id) {
    if (dropped.contains(id)) {
      return Optional.empty();
    }
    Alarm here = loaded.get(id);
    return here == null ? watch.alarm(id) : Optional.of(here);
  }
}
