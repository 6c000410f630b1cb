package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Values;
import org.penstock.kit.id.IdSource;

/** Clears the alarms of rules that are in force no more, because nobody would see them return. */
@ApplicationScoped
class LetGoAlarms {

  private final Alarms alarms;
  private final StoreAlarms store;
  private final IdSource ids;
  private final InstantSource clock;

  LetGoAlarms(Alarms alarms, StoreAlarms store, IdSource ids, InstantSource clock) {
    this.alarms = alarms;
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Clears what they have raised or were about to, in the caller's transaction. What is clear
   * already is not written again.
   */
  void of(List<AlarmRule> out) {
    Map<String, AlarmRule> rules = new HashMap<>();
    out.forEach(rule -> rules.put(rule.alarmId(), rule));
    Instant now = clock.instant();
    List<Happened> happened = new ArrayList<>();
    for (Alarm alarm : alarms.lock(rules.keySet())) {
      @Nullable AlarmRule rule = rules.get(alarm.id());
      if (rule != null) {
        Outcome outcome = new AlarmLife(rule, ids::next).retire(alarm, now);
        if (!outcome.alarm().equals(alarm)) {
          happened.add(new Happened(rule, outcome, Values.NONE));
        }
      }
    }
    if (!happened.isEmpty()) {
      store.store(happened, true);
    }
  }
}
