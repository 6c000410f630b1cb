package org.penstock.alert.app.scada;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.penstock.alert.app.rules.AfterCommit;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.domain.port.scada.ScadaConditions;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.event.AlarmEvent;

/** Stores what a round did, in the caller's transaction. */
@ApplicationScoped
class StoreRound {

  private final ScadaConditions conditions;
  private final StoreAlarms store;
  private final Tally tally;
  private final AfterCommit afterCommit;

  StoreRound(ScadaConditions conditions, StoreAlarms store, Tally tally, AfterCommit afterCommit) {
    this.conditions = conditions;
    this.store = store;
    this.tally = tally;
    this.afterCommit = afterCommit;
  }

  void store(ConditionRound round, Collection<KnownCondition> changed) {
    conditions.put(changed);
    List<Happened> happened = round.happened();
    if (!happened.isEmpty()) {
      List<AlarmEvent> events = store.store(happened, true).events();
      afterCommit.run(() -> events.forEach(event -> tally.transition(event.eventType())));
    }
  }
}
