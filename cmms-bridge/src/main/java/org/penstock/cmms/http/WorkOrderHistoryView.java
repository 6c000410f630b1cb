package org.penstock.cmms.http;

import java.util.List;
import org.penstock.cmms.app.FindWorkOrders.History;
import org.penstock.cmms.domain.LoggedAttempt;
import org.penstock.cmms.domain.Occurrence;

/** A work order with the calls made for it and the reports of its fault. */
record WorkOrderHistoryView(
    WorkOrderView workOrder, List<LoggedAttempt> attempts, List<Occurrence> occurrences) {

  static WorkOrderHistoryView of(History history) {
    return new WorkOrderHistoryView(
        WorkOrderView.of(history.order()), history.attempts(), history.occurrences());
  }
}
