package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.DispatchTally;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.doubled.Doubles;
import org.penstock.cmms.domain.follow.ExternalOrder;

/**
 * Tells, once, that the maintenance system has two work orders for one fault. Nothing is cancelled
 * there by us: somebody may be at work on either.
 */
@ApplicationScoped
public class ReportDoubled {

  private static final Logger LOG = Logger.getLogger(ReportDoubled.class);

  private final Doubles doubles;
  private final CmmsConnector connector;
  private final DispatchTally tally;

  ReportDoubled(Doubles doubles, CmmsConnector connector, DispatchTally tally) {
    this.doubles = doubles;
    this.connector = connector;
    this.tally = tally;
  }

  /**
   * Tells it, in the caller's transaction.
   *
   * @param ours the one that counts here
   */
  public void report(WorkOrder order, ExternalOrder ours, ExternalOrder other) {
    if (!doubles.note(order.id(), other)) {
      return;
    }
    LOG.errorf(
        "work_order_id=%s: %s has two work orders with %s: %s, which counts here, and %s;"
            + " have one of them cancelled there",
        order.id(), connector.name(), order.reference(), ours.reference(), other.reference());
    tally.workOrderDoubled();
  }
}
