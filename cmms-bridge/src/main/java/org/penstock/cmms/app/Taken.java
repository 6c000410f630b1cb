package org.penstock.cmms.app;

import org.penstock.cmms.domain.WorkOrder;

/** What became of a request. */
public sealed interface Taken {

  /** A new work order. */
  record Created(WorkOrder order) implements Taken {}

  /** The fault has a work order already, which now counts one report more. */
  record Recurred(WorkOrder order) implements Taken {}

  /** The same request was taken before; nothing changed. */
  record Known() implements Taken {}
}
