package org.penstock.alert.app.scada;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.port.scada.ScadaConditions;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.scada.ConditionLife;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.alert.domain.scada.TagPlace;
import org.penstock.alert.domain.scada.Told;
import org.penstock.kit.id.IdSource;

/**
 * Lets happen what is due of the alarms that follow the SCADA system: no reading comes for them, so
 * that no partition's watch looks after them.
 */
@ApplicationScoped
public class SettleConditions {

  private static final int MOST_AT_ONCE = 500;

  private final ScadaConditions conditions;
  private final Alarms alarms;
  private final DescribeConditions describe;
  private final StoreRound storeRound;
  private final CurrentRules rules;
  private final IdSource ids;
  private final InstantSource clock;
  private final Duration interval;
  private Instant lastLook = Instant.EPOCH;

  SettleConditions(
      ScadaConditions conditions,
      Alarms alarms,
      DescribeConditions describe,
      StoreRound storeRound,
      CurrentRules rules,
      IdSource ids,
      InstantSource clock,
      AlertConfig config) {
    this.conditions = conditions;
    this.alarms = alarms;
    this.describe = describe;
    this.storeRound = storeRound;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
    this.interval = config.timers().lookInterval();
  }

  /** Whether it is time to look. */
  public boolean isDue() {
    return rules.isLoaded() && !clock.instant().isBefore(lastLook.plus(interval));
  }

  /** Looks, and lets happen what is due. */
  @Transactional
  public void settle() {
    Instant now = clock.instant();
    List<String> unsettled = conditions.unsettled(now, MOST_AT_ONCE);
    if (!unsettled.isEmpty()) {
      List<KnownCondition> known = conditions.lockBehind(unsettled);
      Map<String, TagPlace> places = describe.places(known.stream().map(KnownCondition::last));
      ConditionRound round = new ConditionRound(alarms.lock(unsettled), rules.set(), ids::next);
      for (KnownCondition one : known) {
        AlarmRule rule = describe.rule(one, places);
        Told told = Told.of(one.last(), now);
        round.step(
            rule, alarm -> new ConditionLife(rule, ids::next).settle(alarm, one.state(), told));
      }
      storeRound.store(round, List.of());
    }
    lastLook = now;
  }
}
