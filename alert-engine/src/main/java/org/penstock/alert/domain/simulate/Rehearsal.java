package org.penstock.alert.domain.simulate;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.watch.AreaWatch;
import org.penstock.alert.domain.watch.PartitionClock;
import org.penstock.alert.domain.watch.Recollection;
import org.penstock.alert.domain.watch.Round;
import org.penstock.alert.domain.watch.Run;

/**
 * Takes one rule, and those whose alarms suppress it, through readings of the past.
 *
 * <p>How it works. It is a watch whose rounds are taken over at once. A round remembers all that it
 * took, so a new one is begun every so many readings, and memory stays as it is however many there
 * are. Nobody acknowledges.
 */
public final class Rehearsal {

  private static final int READINGS_OF_A_ROUND = 500;

  private final String alarmId;
  private final RuleSet rules;
  private final Supplier<UUID> occurrenceIds;
  private final PartitionClock clock;
  private final Consumer<Transition> told;
  private final AreaWatch watch = new AreaWatch(0, List.of(), Recollection.EMPTY, 0);
  private Round round;
  private int taken;

  /**
   * A rehearsal of a rule.
   *
   * @param others rules of the same area among which those are that suppress it
   * @param begin from when on its kind remembers
   * @param told takes each line of the alarm's history
   */
  public Rehearsal(
      AlarmRule rule,
      Collection<AlarmRule> others,
      Supplier<UUID> occurrenceIds,
      PartitionClock clock,
      Instant begin,
      Consumer<Transition> told) {
    this.alarmId = rule.alarmId();
    this.rules = RuleSet.of(needed(rule, others), Map.of());
    this.occurrenceIds = occurrenceIds;
    this.clock = clock;
    this.told = told;
    this.round = new Round(watch, rules, occurrenceIds, 0);
    List<String> alarms = rules.active().stream().map(AlarmRule::alarmId).toList();
    round.load(alarms.stream().map(Alarm::untouched).toList());
    round.begin(alarms, begin);
  }

  /** Takes the next reading, at the time at which it was taken in. */
  public void take(Observation reading, Instant wall) {
    var _ = round.observe(reading);
    round.advance(clock.behind(round.eventTime(), wall));
    taken++;
    if (taken >= READINGS_OF_A_ROUND) {
      turn();
    }
  }

  /** Lets everything happen that is due by then, and tells the rest. */
  public void finish(Instant by) {
    round.advance(by);
    turn();
  }

  private void turn() {
    Map<String, Alarm> stored = new HashMap<>();
    for (Run run : round.changed()) {
      if (run.rule().alarmId().equals(alarmId)) {
        run.outcome().transitions().forEach(told);
      }
      stored.put(run.base().id(), run.outcome().alarm().stored());
    }
    round.settle(stored);
    watch.accept(round);
    round = new Round(watch, rules, occurrenceIds, 0);
    taken = 0;
  }

  /** The rule and, all the way up, those whose alarms suppress it. */
  private static Collection<AlarmRule> needed(AlarmRule rule, Collection<AlarmRule> others) {
    Map<String, AlarmRule> known = new HashMap<>();
    others.forEach(one -> known.put(one.alarmId(), one));
    known.put(rule.alarmId(), rule);
    Map<String, AlarmRule> found = new LinkedHashMap<>();
    collect(rule, known, found);
    return found.values();
  }

  private static void collect(
      AlarmRule rule, Map<String, AlarmRule> known, Map<String, AlarmRule> found) {
    if (found.putIfAbsent(rule.alarmId(), rule) == null) {
      for (String parent : rule.suppression().parents()) {
        AlarmRule above = known.get(parent);
        if (above != null) {
          collect(above, known, found);
        }
      }
    }
  }
}
