package org.penstock.alert.app.scada;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.penstock.alert.app.rules.AfterCommit;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.app.tell.Telling;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.port.scada.ScadaConditions;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.scada.ConditionKey;
import org.penstock.alert.domain.scada.ConditionReception;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.alert.domain.scada.TagPlace;
import org.penstock.alert.domain.scada.Told;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.kit.id.IdSource;

/**
 * Takes what the SCADA system says of its conditions.
 *
 * <p>How it works. The rows of the conditions are locked, then those of their alarms and of the
 * alarms that they speak for. Which events count is decided by what the condition's row knows; so
 * an event that comes twice, also after a crash, is taken once.
 */
@ApplicationScoped
public class FollowConditions {

  private final ScadaConditions conditions;
  private final Alarms alarms;
  private final DescribeConditions describe;
  private final StoreRound storeRound;
  private final AfterCommit afterCommit;
  private final CurrentRules rules;
  private final LoadRules loadRules;
  private final IdSource ids;
  private final InstantSource clock;
  private final Tally tally;
  private final Duration tolerance;

  FollowConditions(
      ScadaConditions conditions,
      Alarms alarms,
      DescribeConditions describe,
      StoreRound storeRound,
      AfterCommit afterCommit,
      CurrentRules rules,
      LoadRules loadRules,
      IdSource ids,
      InstantSource clock,
      Tally tally,
      AlertConfig config) {
    this.conditions = conditions;
    this.alarms = alarms;
    this.describe = describe;
    this.storeRound = storeRound;
    this.afterCommit = afterCommit;
    this.rules = rules;
    this.loadRules = loadRules;
    this.ids = ids;
    this.clock = clock;
    this.tally = tally;
    this.tolerance = config.readings().futureTolerance();
  }

  /** Takes events in their order, in the caller's transaction. */
  @Transactional
  public void take(List<ScadaAlarmEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    loadRules.ensure();
    RuleSet set = rules.set();
    Instant wall = clock.instant();
    Map<String, TagPlace> places = describe.places(events.stream());
    Map<ConditionKey, KnownCondition> known = known(events, places, wall);
    ConditionRound round =
        new ConditionRound(alarms.lock(toLock(known.keySet(), set)), set, ids::next);
    Map<ConditionKey, KnownCondition> changed = new TreeMap<>();
    Map<ConditionReception, Integer> receptions = new EnumMap<>(ConditionReception.class);
    for (ScadaAlarmEvent event : events) {
      KnownCondition before = Objects.requireNonNull(known.get(ConditionKey.of(event)));
      ConditionReception reception = before.receive(event);
      if (reception == ConditionReception.TAKEN) {
        KnownCondition told = before.after(event);
        KnownCondition now = told.followed(DescribeConditions.isFollowed(told, places));
        round.take(describe.rule(now, places), before, now, Told.of(event, wall, tolerance));
        known.put(now.key(), now);
        changed.put(now.key(), now);
        reception = now.followed() ? reception : ConditionReception.REMEMBERED;
      }
      receptions.merge(reception, 1, Integer::sum);
    }
    storeRound.store(round, changed.values());
    afterCommit.run(() -> receptions.forEach(tally::conditions));
  }

  /** The conditions that the events are about; one that is new has a row for its alarm now. */
  private Map<ConditionKey, KnownCondition> known(
      List<ScadaAlarmEvent> events, Map<String, TagPlace> places, Instant wall) {
    Map<ConditionKey, KnownCondition> fresh = new TreeMap<>();
    events.forEach(
        event -> fresh.putIfAbsent(ConditionKey.of(event), KnownCondition.unheard(event)));
    Map<ConditionKey, KnownCondition> known = new TreeMap<>(fresh);
    for (KnownCondition stored : conditions.lock(fresh.keySet())) {
      known.put(stored.key(), stored);
      fresh.remove(stored.key());
    }
    alarms.create(fresh.values().stream().map(one -> untouched(one, places, wall)).toList());
    return known;
  }

  private Alarms.Change untouched(
      KnownCondition condition, Map<String, TagPlace> places, Instant wall) {
    AlarmRule rule = describe.rule(condition, places);
    Alarm alarm = Alarm.untouched(rule.alarmId());
    return new Alarms.Change(alarm, Telling.state(rule, alarm, wall));
  }

  private static Set<String> toLock(Collection<ConditionKey> keys, RuleSet rules) {
    Set<String> ids = new TreeSet<>();
    for (ConditionKey key : keys) {
      ids.add(key.alarmId());
      rules.coveredBy(key.text()).forEach(rule -> ids.add(rule.alarmId()));
    }
    return ids;
  }
}
