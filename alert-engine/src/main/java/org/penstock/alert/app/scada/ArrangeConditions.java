package org.penstock.alert.app.scada;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.penstock.alert.app.rules.AfterCommit;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.tell.Telling;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Suppressor;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.port.scada.ScadaConditions;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.alert.domain.scada.TagPlace;
import org.penstock.alert.domain.scada.Told;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.id.IdSource;

/**
 * Brings conditions and rules together again when rules or tags have changed: a tag has another
 * owner, a rule is covered that was not, an alarm belongs to another area than we knew.
 */
@ApplicationScoped
public class ArrangeConditions {

  private final ScadaConditions conditions;
  private final Alarms alarms;
  private final DescribeConditions describe;
  private final StoreRound storeRound;
  private final AfterCommit afterCommit;
  private final CurrentRules rules;
  private final IdSource ids;
  private final InstantSource clock;
  private volatile RuleSet arrangedFor = RuleSet.EMPTY;

  ArrangeConditions(
      ScadaConditions conditions,
      Alarms alarms,
      DescribeConditions describe,
      StoreRound storeRound,
      AfterCommit afterCommit,
      CurrentRules rules,
      IdSource ids,
      InstantSource clock) {
    this.conditions = conditions;
    this.alarms = alarms;
    this.describe = describe;
    this.storeRound = storeRound;
    this.afterCommit = afterCommit;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether rules or tags have changed. */
  public boolean isDue() {
    return rules.isLoaded() && !rules.set().equals(arrangedFor);
  }

  /** Takes the rules and tags as they are now. */
  @Transactional
  public void arrange() {
    RuleSet set = rules.set();
    Instant now = clock.instant();
    List<KnownCondition> known = conditions.lockAll();
    Map<String, TagPlace> places = describe.places(known.stream().map(KnownCondition::last));
    Set<AlarmRule> covered = covered(set);
    Set<String> toLock = new TreeSet<>();
    known.forEach(one -> toLock.add(one.key().alarmId()));
    covered.forEach(rule -> toLock.add(rule.alarmId()));
    ConditionRound round = new ConditionRound(alarms.lock(toLock), set, ids::next);
    List<KnownCondition> changed = new ArrayList<>();
    for (KnownCondition before : known) {
      AlarmRule rule = describe.rule(before, places);
      KnownCondition after = before.followed(DescribeConditions.isFollowed(before, places));
      if (after.followed() != before.followed()) {
        round.take(rule, before, after, Told.of(before.last(), now));
        changed.add(after);
      } else if (after.followed() && isToldOtherwise(round, rule, now)) {
        round.tell(rule);
      }
    }
    Set<String> speaking = speaking(known, places);
    covered.forEach(rule -> cover(round, rule, speaking, now));
    storeRound.store(round, changed);
    afterCommit.run(() -> arrangedFor = set);
  }

  /** Those that are covered now, and those that were and may be no more. */
  private Set<AlarmRule> covered(RuleSet set) {
    Set<AlarmRule> covered = new HashSet<>(set.covered());
    conditions.covered().forEach(id -> set.known(id).ifPresent(covered::add));
    return covered;
  }

  private static Set<String> speaking(List<KnownCondition> known, Map<String, TagPlace> places) {
    return known.stream()
        .map(one -> one.followed(DescribeConditions.isFollowed(one, places)))
        .filter(KnownCondition::speaks)
        .map(one -> one.key().text())
        .collect(Collectors.toSet());
  }

  private static void cover(
      ConditionRound round, AlarmRule rule, Set<String> speaking, Instant now) {
    Set<String> names = new TreeSet<>(rule.suppression().covers());
    round.alarm(rule.alarmId()).map(Alarm::suppressors).orElse(Set.of()).stream()
        .filter(one -> one.kind() == Suppressor.Kind.COVERED_BY)
        .forEach(one -> names.add(one.by()));
    for (String name : names) {
      boolean speaks = rule.suppression().covers().contains(name) && speaking.contains(name);
      round.cover(rule, name, speaks, now);
    }
  }

  /** Whether an open alarm was told with another place than it has. */
  private boolean isToldOtherwise(ConditionRound round, AlarmRule rule, Instant now) {
    return round
        .alarm(rule.alarmId())
        .filter(alarm -> alarm.open().isPresent())
        .flatMap(alarm ->
            alarms
                .find(alarm.id())
                .map(told -> !isSamePlace(told, Telling.state(rule, alarm, now))))
        .orElse(false);
  }

  private static boolean isSamePlace(AlarmSnapshot one, AlarmSnapshot other) {
    return one.area().equals(other.area())
        && Objects.equals(one.assetId(), other.assetId())
        && Objects.equals(one.assetName(), other.assetName())
        && one.alarmClass() == other.alarmClass();
  }
}
