package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
    return takeAll(List.of(new Asked(request, source))).getFirst();
  }

  /** A request and where it came from, such as a topic. */
  public record Asked(WorkOrderRequest request, String source) {}

  /**
   * Takes requests, each at most once: those for new faults in a few statements together, the
   * others one by one after them.
   *
   * @return what became of each
   */
  @Transactional
  public List<Taken> takeAll(List<Asked> asked) {
    List<Boolean> isNew =
        orders.note(
            asked.stream()
                .map(one -> new WorkOrders.Noted(one.request().requestId(), one.source()))
                .toList());
    Instant now = clock.instant();
    List<WorkOrder> wanted = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      if (isNew.get(i)) {
        wanted.add(WorkOrder.requested(ids.next(), asked.get(i).request(), start, now));
      }
    }
    Iterator<Taken> made = make(wanted, now).iterator();
    return isNew.stream().map(fresh -> fresh ? made.next() : known()).toList();
  }

  private Taken known() {
    tally.requestTaken(RequestEffect.KNOWN);
    return new Taken.Known();
  }

  private List<Taken> make(List<WorkOrder> wanted, Instant now) {
    List<Boolean> isAdded = orders.add(wanted);
    List<Taken> made = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      made.add(isAdded.get(i) ? created(wanted.get(i)) : takeInTheWay(wanted.get(i), now));
    }
    return made;
  }

  private Taken created(WorkOrder order) {
    tally.requestTaken(RequestEffect.CREATED);
    return new Taken.Created(order);
  }

  /** Something stands in the way: mostly an open work order, which then counts one report more. */
  private Taken takeInTheWay(WorkOrder wanted, Instant now) {
    WorkOrder order = wanted;
    // The one in the way may fail for good between the two looks: then the way is free.
    do {
      Optional<WorkOrder> standing = orders.lockSameFault(order);
      if (standing.filter(TakeRequest::isThrough).isPresent()) {
        order = order.askedForAgain();
      } else if (standing.isPresent()) {
        return recur(standing.get(), order, now);
      }
    } while (!orders.add(List.of(order)).getFirst());
    return created(order);
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
