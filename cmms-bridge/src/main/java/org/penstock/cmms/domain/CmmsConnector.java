package org.penstock.cmms.domain;

import java.util.List;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.Sink;

/**
 * One maintenance system. A push is sent once: a connector never repeats a create by itself. The
 * reference in its result is {@code ExternalOrder.reference()}.
 */
public interface CmmsConnector extends Sink<WorkOrder> {

  /** Looks for the work order that carries our reference; never throws for what the system does. */
  Finding find(ExternalRef reference);

  /**
   * Looks whether the connector is set up right, one thing after another, and creates nothing. What
   * cannot be looked at because an earlier step failed is left out.
   */
  List<SetUpCheck> verify();

  /** How many calls one push may take, one after the other: so long must the lease still run. */
  default int mostCallsInAPush() {
    return 1;
  }

  /**
   * Of how many work orders one call reads how they stand: so many keys still fit into its address;
   * 0 where the system does not tell.
   */
  default int mostInOneReading() {
    return 40;
  }

  /** For how many references one call searches at once; 0 where nothing can be searched for. */
  default int mostInOneSearch() {
    return mostInOneReading();
  }

  /**
   * Reads which work orders carry references of ours, in one call; never throws for what the system
   * does.
   *
   * @param references at most {@link #mostInOneSearch}
   */
  ReferenceReading carriers(List<ExternalRef> references);

  /**
   * Reads how work orders stand, in one call; never throws for what the system does.
   *
   * @param orders at most {@link #mostInOneReading}
   */
  StatusReading statuses(List<ExternalOrder> orders);
}
