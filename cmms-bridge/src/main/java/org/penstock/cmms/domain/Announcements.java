package org.penstock.cmms.domain;

import org.penstock.event.WorkOrderEvent;

/** Where a change of a work order is told to the plant, in the transaction of that change. */
public interface Announcements {

  /** Tells the plant. */
  void announce(WorkOrderEvent event);
}
