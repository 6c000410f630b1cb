package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.DispatchTally;
import org.penstock.cmms.domain.DispatchTally.RequestEffect;
import org.penstock.cmms.domain.Occurrence;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.event.WorkOrderRequest;
import org.penstock.kit.id.IdSource;

/** Makes one open work order of any number of requests for the same fault. */
@ApplicationScoped
public class TakeRequest {

  private final WorkOrders orders;
  private final DispatchTally tally;
  private final InstantSource clock;
  private final IdSource ids;
  private final Progress start;

  TakeRequest(
      WorkOrders orders,
      DispatchTally tally,
      InstantSource clock,
      IdSource ids,
      CmmsConfig config) {
    this.orders = orders;
    this.tally = tally;
    this.clock = clock;
    this.ids = ids;
    this.start =
        switch (config.searchPolicy()) {
          case ON_DOUBT -> Progress.fresh();
          case ALWAYS -> Progress.suspect();
        };
  }

  /**
   * Takes a request, at most once.
   *
   * @param source where it came from, such as a topic
   */
  @Transactional
  public Taken take(WorkOrderRequest request, String source) {
    if (!orders.note(request.requestId(), source)) {
      tally.requestTaken(RequestEffect.KNOWN);
      return new Taken.Known();
    }
    Instant now = clock.instant();
    WorkOrder order = WorkOrder.requested(ids.next(), request, start, now);
    // The one in the way may fail for good between the two looks: then the way is free.
    while (!orders.add(order)) {
      Optional<WorkOrder> standing = orders.lockSameFault(order);
      if (standing.filter(TakeRequest::isThrough).isPresent()) {
        order = order.askedForAgain();
      } else if (standing.isPresent()) {
        return recur(standing.get(), order, now);
      }
    }
    orders.addOccurrence(order.id(), Occurrence.of(order.request(), now));
    tally.requestTaken(RequestEffect.CREATED);
    return new Taken.Created(order);
  }

  /** Nothing more comes of it: who asks again means something new. */
  private static boolean isThrough(WorkOrder order) {
    return order.dispatch() instanceof Dispatch.Over
        || order.dispatch() instanceof Dispatch.Withdrawn;
  }

  private Taken recur(WorkOrder standing, WorkOrder again, Instant now) {
    orders.addOccurrence(standing.id(), Occurrence.of(again.request(), now));
    tally.requestTaken(RequestEffect.RECURRED);
    return new Taken.Recurred(orders.countOccurrence(standing, now));
  }
}
