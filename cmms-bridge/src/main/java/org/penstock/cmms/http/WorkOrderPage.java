package org.penstock.cmms.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.kit.http.Cursors;

/** One page of the list. */
record WorkOrderPage(List<WorkOrderView> items, @Nullable String nextCursor) {

  /**
   * A page.
   *
   * @param found up to one more than fit the page, which tells that there is a next one
   */
  static WorkOrderPage of(List<WorkOrder> found, int limit) {
    List<WorkOrder> shown = found.size() > limit ? found.subList(0, limit) : found;
    String next =
        found.size() > limit
            ? Cursors.encode(
                shown.getLast().createdAt().toString(), shown.getLast().id().toString())
            : null;
    return new WorkOrderPage(shown.stream().map(WorkOrderView::of).toList(), next);
  }
}
