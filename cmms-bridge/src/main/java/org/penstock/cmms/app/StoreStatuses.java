package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.Announcements;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.DispatchTally;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrderEvents;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
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
  private final FollowRule rule;
  private final Duration interval;

  StoreStatuses(
      WorkOrders orders,
      Announcements announcements,
      CmmsConnector connector,
      DispatchTally tally,
      InstantSource clock,
      CmmsConfig config) {
    this.orders = orders;
    this.announcements = announcements;
    this.connector = connector;
    this.tally = tally;
    this.clock = clock;
    this.rule = new FollowRule(config.follow().completedIsOver());
    this.interval = config.follow().interval();
  }

  /** Work orders that nobody has asked after for so long; no other instance asks after them now. */
  @Transactional
  public List<WorkOrder> take() {
    return orders.takeToFollow(orders.now().minus(interval), CmmsConnector.MOST_IN_ONE_READING);
  }

  /** Stores what was answered of them. */
  @Transactional
  public void store(List<WorkOrder> asked, Map<String, StatusReading.Status> byId) {
    for (WorkOrder order : asked) {
      // Somebody else may have changed it while we asked.
      Optional<WorkOrder> held = orders.lock(order.id());
      if (held.isPresent() && held.get().dispatch() instanceof Created created) {
        store(held.get(), created, byId);
      }
    }
  }

  private void store(WorkOrder order, Created created, Map<String, StatusReading.Status> byId) {
    StatusReading.Status read = byId.get(created.external().id());
    if (read == null) {
      LOG.warnf(
          "work_order_id=%s: %s does not show %s any more",
          order.id(), connector.name(), created.external().number());
      tally.workOrderVanished();
      return;
    }
    rule.after(created, read, orders.now())
        .map(order::with)
        .ifPresent(next -> {
          orders.saveDispatch(next);
          tally.statusChanged();
          WorkOrderEvents.followed(next, connector.name(), clock.instant())
              .ifPresent(announcements::announce);
        });
  }
}
