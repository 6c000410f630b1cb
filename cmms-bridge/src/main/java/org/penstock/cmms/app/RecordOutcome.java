package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.penstock.cmms.domain.Announcements;
import org.penstock.cmms.domain.Attempt;
import org.penstock.cmms.domain.Attempts;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrderEvents;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.dispatch.DispatchMachine;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.follow.ExternalOrder;

/**
 * Stores what an attempt led to: new state, log and event in one transaction. A sender that lost
 * its lease meanwhile only gets into the log.
 */
@ApplicationScoped
public class RecordOutcome {

  private static final Logger LOG = Logger.getLogger(RecordOutcome.class);

  private final WorkOrders orders;
  private final Attempts attempts;
  private final Announcements announcements;
  private final CmmsConnector connector;
  private final DispatchMachine machine;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ReportDoubled doubled;

  RecordOutcome(
      WorkOrders orders,
      Attempts attempts,
      Announcements announcements,
      CmmsConnector connector,
      DispatchMachine machine,
      InstantSource clock,
      RandomGenerator random,
      ReportDoubled doubled) {
    this.orders = orders;
    this.attempts = attempts;
    this.announcements = announcements;
    this.connector = connector;
    this.machine = machine;
    this.clock = clock;
    this.random = random;
    this.doubled = doubled;
  }

  /**
   * Stores the outcome of an attempt.
   *
   * @param claimed as the sender got it
   * @param calls what was called, for the log
   */
  @Transactional
  public void record(WorkOrder claimed, Outcome outcome, List<Attempt> calls) {
    Optional<WorkOrder> stored = orders.lock(claimed.id());
    Optional<WorkOrder> held = stored.filter(now -> isSameClaim(now, claimed));
    if (held.isEmpty() || !(held.get().dispatch() instanceof Sending sending)) {
      LOG.warnf("work_order_id=%s: an outcome came after the lease: %s", claimed.id(), outcome);
      calls.forEach(call -> attempts.add(call.markedFenced()));
      stored.ifPresent(this::reportDoubled);
      return;
    }
    calls.forEach(attempts::add);
    WorkOrder next =
        held.get().with(machine.after(sending, outcome, orders.now(), random.nextDouble()));
    orders.saveDispatch(next);
    WorkOrderEvents.of(next, connector.name(), clock.instant()).ifPresent(announcements::announce);
    if (next.attempts() > 1) {
      reportDoubled(next);
    }
  }

  /**
   * A sender that stood still between its last look at the lease and the first byte of its create
   * cannot be held back: then another may have created as well, and nobody but a person can end one
   * of the two.
   */
  private void reportDoubled(WorkOrder order) {
    if (!(order.dispatch() instanceof Created created)) {
      return;
    }
    ExternalOrder ours = created.external();
    // The key decides: a number that people see may be missing from an answer.
    attempts.of(order.id()).stream()
        .filter(call -> call.outcome().equals("DELIVERED"))
        .flatMap(call -> Optional.ofNullable(call.detail()).map(ExternalOrder::parse).stream())
        .filter(other -> !other.id().equals(ours.id()))
        .forEach(other -> doubled.report(order, ours, other));
  }

  private static boolean isSameClaim(WorkOrder now, WorkOrder claimed) {
    return now.dispatch() instanceof Sending current
        && claimed.dispatch() instanceof Sending mine
        && current.attempt() == mine.attempt()
        && current.lease().owner().equals(mine.lease().owner());
  }
}
