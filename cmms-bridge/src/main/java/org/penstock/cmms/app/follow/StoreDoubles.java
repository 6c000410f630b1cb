package org.penstock.cmms.app.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.penstock.cmms.app.ReportDoubled;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.doubled.Doubles;
import org.penstock.cmms.domain.follow.ExternalOrder;

/** Takes work orders to look for doubles of, and stores what was found. */
@ApplicationScoped
public class StoreDoubles {

  private static final Logger LOG = Logger.getLogger(StoreDoubles.class);

  private final WorkOrders orders;
  private final Doubles doubles;
  private final ReportDoubled report;
  private final CmmsConnector connector;
  private final Duration interval;
  private final Duration lookBack;

  StoreDoubles(
      WorkOrders orders,
      Doubles doubles,
      ReportDoubled report,
      CmmsConnector connector,
      CmmsConfig config) {
    this.orders = orders;
    this.doubles = doubles;
    this.report = report;
    this.connector = connector;
    this.interval = config.sweep().interval();
    this.lookBack = config.sweep().lookBack();
  }

  /** Work orders that nobody has looked through for so long. */
  @Transactional
  public List<WorkOrder> take() {
    Instant now = orders.now();
    return doubles.takeToSweep(
        now.minus(interval), now.minus(lookBack), connector.mostInOneSearch());
  }

  /**
   * Stores which work orders there carry the reference of this one; each in a transaction of its
   * own.
   */
  @Transactional
  public void store(WorkOrder swept, List<ExternalOrder> carriers) {
    Optional<ExternalOrder> ours =
        orders
            .find(swept.id())
            .flatMap(order -> order.dispatch().externalOrder())
            .filter(one -> carriers.stream().anyMatch(found -> found.id().equals(one.id())));
    // Where ours is cancelled there, the fault has one work order, whichever it is.
    List<ExternalOrder> others =
        ours.isEmpty()
            ? List.of()
            : carriers.stream().filter(one -> !one.id().equals(ours.get().id())).toList();
    Set<String> keys = others.stream().map(ExternalOrder::id).collect(Collectors.toSet());
    int gone = doubles.settle(swept.id(), keys);
    if (gone > 0) {
      LOG.infof("work_order_id=%s: %d doubled of it are gone", swept.id(), gone);
    }
    ours.ifPresent(one -> others.forEach(other -> report.report(swept, one, other)));
  }
}
