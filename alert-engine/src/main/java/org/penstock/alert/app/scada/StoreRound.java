package org.penstock.alert.app.scada;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.List;
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
  private final TransactionSynchronizationRegistry transaction;

  StoreRound(
      ScadaConditions conditions,
      StoreAlarms store,
      Tally tally,
      TransactionSynchronizationRegistry transaction) {
    this.conditions = conditions;
    this.store = store;
    this.tally = tally;
    this.transaction = transaction;
  }

  void store(ConditionRound round, Collection<KnownCondition> changed) {
    conditions.put(changed);
    List<Happened> happened = round.happened();
    if (!happened.isEmpty()) {
      List<AlarmEvent> events = store.store(happened, true).events();
      afterCommit(() -> events.forEach(event -> tally.transition(event.eventType())));
    }
  }

  /** Runs when the transaction has committed, and only then. */
  void afterCommit(Runnable what) {
    transaction.registerInterposedSynchronization(new AfterCommit(what));
  }

  private record AfterCommit(Runnable what) implements Synchronization {

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        what.run();
      }
    }
  }
}
