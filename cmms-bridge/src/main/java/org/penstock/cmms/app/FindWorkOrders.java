package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.cmms.domain.Attempts;
import org.penstock.cmms.domain.LoggedAttempt;
import org.penstock.cmms.domain.Occurrence;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrderQuery;
import org.penstock.cmms.domain.WorkOrders;

/** Finds work orders and what happened to them. */
@ApplicationScoped
public class FindWorkOrders {

  private final WorkOrders orders;
  private final Attempts attempts;

  FindWorkOrders(WorkOrders orders, Attempts attempts) {
    this.orders = orders;
    this.attempts = attempts;
  }

  /** A page, newest first. */
  public List<WorkOrder> list(WorkOrderQuery query) {
    return orders.list(query);
  }

  /** Failed ones that may be sent again, oldest first. */
  public List<WorkOrder> failed(int most) {
    return orders.failed(most);
  }

  /** One with its history. */
  public Optional<History> one(UUID id) {
    return orders
        .find(id)
        .map(order -> new History(order, attempts.of(id), orders.occurrences(id)));
  }

  /** A work order, the calls made for it and the reports of its fault. */
  public record History(
      WorkOrder order, List<LoggedAttempt> attempts, List<Occurrence> occurrences) {}
}
