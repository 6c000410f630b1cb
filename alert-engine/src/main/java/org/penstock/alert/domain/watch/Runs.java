package org.penstock.alert.domain.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.rule.AlarmRule;

/** The alarms of one round: read through to the watch, changed here. */
final class Runs {

  private final AreaWatch watch;
  private final Supplier<UUID> occurrenceIds;
  private final Map<String, Alarm> loaded = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final Set<String> letGo = new HashSet<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();

  Runs(AreaWatch watch, Supplier<UUID> occurrenceIds) {
    this.watch = watch;
    this.occurrenceIds = occurrenceIds;
  }

  /** An alarm as it is stored now. */
  void load(Alarm stored) {
    if (watch.alarm(stored.id()).filter(held -> stored.isLetGoSince(held)).isPresent()) {
      letGo.add(stored.id());
    }
    loaded.put(stored.id(), stored);
  }

  /** What the round does to the alarm of a rule; empty where the alarm is not here. */
  Optional<Run> of(AlarmRule rule) {
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

  /** Whether the rule's alarm is here and at rest, and nothing has happened to it in this round. */
  boolean isAtRest(AlarmRule rule) {
    return !runs.containsKey(rule.alarmId())
        && alarm(rule.alarmId()).filter(Alarm::isAtRest).isPresent();
  }

  /** Whether the alarm is active, as the round has it now. */
  boolean isActive(String alarmId) {
    @Nullable Run run = runs.get(alarmId);
    return run == null
        ? alarm(alarmId).map(alarm -> alarm.standing().isActive()).orElse(false)
        : run.outcome().alarm().standing().isActive();
  }

  /** The alarm as the round found it. */
  Optional<Alarm> alarm(String id) {
    if (dropped.contains(id)) {
      return Optional.empty();
    }
    Alarm here = loaded.get(id);
    return here == null ? watch.alarm(id) : Optional.of(here);
  }

  List<Run> changed() {
    return runs.values().stream().filter(Run::isChanged).toList();
  }

  void drop(String alarmId) {
    runs.remove(alarmId);
    loaded.remove(alarmId);
    dropped.add(alarmId);
  }

  void rebase(Alarm row) {
    Run run = runs.get(row.id());
    if (run != null && run.base().version() != row.version()) {
      run.rebase(row);
      load(row);
    }
  }

  void settle(Map<String, Alarm> stored) {
    for (Run run : changed()) {
      Alarm alarm = stored.get(run.base().id());
      if (alarm != null) {
        loaded.put(alarm.id(), alarm);
      }
    }
  }

  Map<String, Alarm> loaded() {
    return loaded;
  }

  Set<String> dropped() {
    return dropped;
  }

  /** Those that somebody let go although no reading ended them. */
  Set<String> letGo() {
    return letGo;
  }
}
