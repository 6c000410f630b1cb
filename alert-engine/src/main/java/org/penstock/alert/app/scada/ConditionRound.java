package org.penstock.alert.app.scada;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.scada.ConditionLife;
import org.penstock.alert.domain.scada.ConditionState;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.alert.domain.scada.Told;
import org.penstock.alert.domain.signal.Values;

/** One transaction's work on alarms whose rows are locked: where each began, and what happened. */
final class ConditionRound {

  private final Map<String, Alarm> bases = new HashMap<>();
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, AlarmRule> behind = new HashMap<>();
  private final Set<String> toTell = new HashSet<>();

  private final RuleSet rules;
  private final Supplier<UUID> ids;

  ConditionRound(Collection<Alarm> locked, RuleSet rules, Supplier<UUID> ids) {
    this.rules = rules;
    this.ids = ids;
    for (Alarm alarm : locked) {
      bases.put(alarm.id(), alarm);
      outcomes.put(alarm.id(), Outcome.of(alarm));
    }
  }

  /** The alarm as it stands by now; empty where there is none. */
  Optional<Alarm> alarm(String alarmId) {
    return Optional.ofNullable(outcomes.get(alarmId)).map(Outcome::alarm);
  }

  /** Takes what became of a condition, with the rule that describes it now. */
  void take(AlarmRule rule, KnownCondition before, KnownCondition now, Told told) {
    ConditionLife life = new ConditionLife(rule, ids);
    if (now.followed()) {
      ConditionState last = before.followed() ? before.state() : ConditionState.UNHEARD;
      step(rule, alarm -> life.take(alarm, last, now.state(), told));
    } else if (before.followed()) {
      step(rule, alarm -> life.letGo(alarm, told.at()));
    }
    String name = now.key().text();
    rules.coveredBy(name).forEach(covered -> cover(covered, name, now.speaks(), told.at()));
  }

  /** A condition speaks for a rule's alarm, or does so no more. */
  void cover(AlarmRule rule, String condition, boolean speaks, Instant at) {
    AlarmLife life = new AlarmLife(rule, ids);
    step(rule, alarm -> life.covered(alarm, condition, speaks, at));
  }

  /** Takes an alarm a step further, where there is one. */
  void step(AlarmRule rule, Function<Alarm, Outcome> step) {
    @Nullable Outcome known = outcomes.get(rule.alarmId());
    if (known != null) {
      outcomes.put(rule.alarmId(), known.then(step.apply(known.alarm())));
      behind.put(rule.alarmId(), rule);
    }
  }

  /** Tells an alarm's state anew, also where nothing happened to it. */
  void tell(AlarmRule rule) {
    step(rule, Outcome::of);
    toTell.add(rule.alarmId());
  }

  /** What is to be stored. */
  List<Happened> happened() {
    List<Happened> happened = new ArrayList<>();
    outcomes.forEach((id, outcome) -> {
      @Nullable AlarmRule rule = behind.get(id);
      if (rule != null && (toTell.contains(id) || !outcome.alarm().equals(bases.get(id)))) {
        happened.add(new Happened(rule, outcome, Values.NONE));
      }
    });
    return happened;
  }
}
