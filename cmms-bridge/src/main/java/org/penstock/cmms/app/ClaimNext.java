package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch.Lease;
import org.penstock.cmms.domain.dispatch.Dispatch.Waiting;
import org.penstock.cmms.domain.dispatch.DispatchMachine;

/**
 * Gives the most urgent due work order to one sender, in a transaction that ends before it sends.
 */
@ApplicationScoped
public class ClaimNext {

  private final WorkOrders orders;
  private final DispatchMachine machine;
  private final Duration lease;

  ClaimNext(WorkOrders orders, DispatchMachine machine, CmmsConfig config) {
    this.orders = orders;
    this.machine = machine;
    this.lease = config.dispatch().lease();
  }

  /** A work order that nobody else will send while the lease runs. */
  @Transactional
  public Optional<WorkOrder> claim(String owner) {
    return orders.lockNextDue().map(order -> claim(order, owner));
  }

  private WorkOrder claim(WorkOrder order, String owner) {
    if (!(order.dispatch() instanceof Waiting waiting)) {
      throw new IllegalStateException(order.id() + " is due and does not wait");
    }
    Lease granted = new Lease(owner, orders.now().plus(lease));
    WorkOrder claimed = order.with(machine.claim(waiting, order.attempts() + 1, granted));
    orders.saveDispatch(claimed);
    return claimed;
  }
}
