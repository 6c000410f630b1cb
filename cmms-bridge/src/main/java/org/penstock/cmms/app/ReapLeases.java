package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.penstock.cmms.domain.Attempt;
import org.penstock.cmms.domain.Attempts;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.dispatch.DispatchMachine;
import org.penstock.cmms.domain.dispatch.FailureClass;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.dispatch.Progress.Step;

/** Takes work orders back from senders that are gone; what they sent is in doubt. */
@ApplicationScoped
public class ReapLeases {

  private static final Logger LOG = Logger.getLogger(ReapLeases.class);

  private final WorkOrders orders;
  private final Attempts attempts;
  private final DispatchMachine machine;

  ReapLeases(WorkOrders orders, Attempts attempts, DispatchMachine machine) {
    this.orders = orders;
    this.attempts = attempts;
    this.machine = machine;
  }

  /** Takes one back; false when there is none. */
  @Transactional
  public boolean reapOne() {
    Optional<WorkOrder> expired = orders.lockNextExpired();
    if (expired.isEmpty() || !(expired.get().dispatch() instanceof Sending sending)) {
      return false;
    }
    WorkOrder order = expired.get();
    LOG.warnf("work_order_id=%s: its sender is gone, attempt %d", order.id(), order.attempts());
    Instant now = orders.now();
    attempts.add(goneSender(order, sending, now));
    orders.saveDispatch(order.with(machine.expired(sending, now)));
    return true;
  }

  private static Attempt goneSender(WorkOrder order, Sending sending, Instant now) {
    boolean searched = sending.progress().next() == Step.SEARCH;
    return new Attempt(
        order.id(),
        sending.attempt(),
        searched ? Attempt.Kind.SEARCH : Attempt.Kind.CREATE,
        sending.lease().owner(),
        sending.lease().until(),
        now,
        new Outcome.Doubtful(FailureClass.SENDER_STOPPED, "the sender was gone before it told"),
        false);
  }
}
