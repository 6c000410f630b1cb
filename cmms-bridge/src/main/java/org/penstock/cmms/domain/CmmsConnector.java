package org.penstock.cmms.domain;

import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.connector.Sink;

/**
 * One maintenance system. A push is sent once: a connector never repeats a create by itself. The
 * reference in its result is {@code ExternalOrder.reference()}.
 */
public interface CmmsConnector extends Sink<WorkOrder> {

  /** Looks for the work order that carries our reference; never throws for what the system does. */
  Finding find(ExternalRef reference);
}
