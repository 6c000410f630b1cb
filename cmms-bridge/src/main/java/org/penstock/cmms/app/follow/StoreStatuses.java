package org.penstock.cmms.app.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.penstock.cmms.app.TakeRequest;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.Announcements;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.DispatchTally;
import org.penstock.cmms.domain.Occurrence;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrderEvents;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Over;
import org.penstock.cmms.domain.dispatch.FollowRule;
import org.penstock.cmms.domain.follow.StatusReading;

/** Takes work orders to ask after, and stores what was answered: new state and event together. */
@ApplicationScoped
public class StoreStatuses {

  private static final Logger LOG = Logger.getLogger(StoreStatuses.class);

  private final WorkOrders orders;
  private final Announcements announcements;
  private final CmmsConnector connector;
  private final DispatchTally tally;
  private final InstantSource clock;
  private final TakeRequest take;
  private final FollowRule rule;
  private final Duration interval;

  StoreStatuses(
      WorkOrders orders,
      Announcements announcements,
      CmmsConnector connector,
      DispatchTally tally,
      InstantSource clock,
      TakeRequest take,
      CmmsConfig config) {
    this.orders = orders;
    this.announcements = announcements;
    this.connector = connector;
    this.tally = tally;
    this.clock = clock;
    this.take = take;
    this.rule = new FollowRule(config.follow().completedIsOver());
    this.interval = config.follow().interval();
  }

  /** Work orders that nobody has asked after for so long; no other instance asks after them now. */
  @Transactional
  public Asked take() {
    Instant at = clock.instant();
    return new Asked(
        orders.takeToFollow(orders.now().minus(interval), connector.mostInOneReading()), at);
  }

  /**
   * Work orders that are asked after.
   *
   * @param at before the maintenance system is asked, by the clock that reports are received by
   */
  public record Asked(List<WorkOrder> orders, Instant at) {}

  /**
   * Stores what was answered of one; each in a transaction of its own, so that a batch of requests,
   * which locks work orders in an order of its own, never waits in a circle.
   */
  @Transactional
  public void store(WorkOrder asked, Map<String, StatusReading.Status> byId, Instant askedAt) {
    // Somebody else may have changed it while we asked.
    Optional<WorkOrder> held = orders.lock(asked.id());
    if (held.isPresent() && held.get().dispatch() instanceof Created created) {
      store(held.get(), created, byId, askedAt);
    }
  }

  private void store(
      WorkOrder order, Created created, Map<String, StatusReading.Status> byId, Instant askedAt) {
    StatusReading.Status read = byId.get(created.external().id());
    if (read == null) {
      LOG.warnf(
          "work_order_id=%s: %s does not show %s any more",
          order.id(), connector.name(), created.external().number());
      tally.workOrderVanished();
      return;
    }
    WorkOrder next = order.with(rule.after(created, read, askedAt));
    orders.saveDispatch(next);
    if (FollowRule.isChange(created, next.dispatch())) {
      tally.statusChanged();
      WorkOrderEvents.followed(next, connector.name(), clock.instant())
          .ifPresent(announcements::announce);
    }
    if (next.dispatch() instanceof Over) {
      askAgain(order, created);
    }
  }

  /**
   * The fault was reported again since the work order was last known to be open: after the repair,
   * for all we know, and then nobody would look at it. Better one work order too many.
   */
  private void askAgain(WorkOrder order, Created created) {
    Instant knownOpen = created.told() == null ? order.createdAt() : created.told().asked();
    orders.occurrences(order.id()).stream()
        .filter(report -> report.receivedAt().isAfter(knownOpen))
        .max(Comparator.comparing(Occurrence::receivedAt))
        .filter(report -> !report.requestId().equals(order.request().requestId()))
        .ifPresent(report -> take.take(order.requestOf(report), "after " + order.reference()));
  }
}
