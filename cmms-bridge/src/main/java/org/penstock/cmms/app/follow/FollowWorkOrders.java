package org.penstock.cmms.app.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/**
 * Asks the maintenance system how the work orders stand that it has.
 *
 * <p>How it works. Those that were not asked after for longest come first, as many in one call as
 * fit; so no clock but ours and no order of changes of theirs has to be trusted.
 */
@ApplicationScoped
public class FollowWorkOrders implements WorkSource {

  private static final Logger LOG = Logger.getLogger(FollowWorkOrders.class);
  private static final Duration NOTHING_DUE = Duration.ofSeconds(1);

  private final SpareCalls calls;
  private final CmmsConnector connector;
  private final StoreStatuses statuses;
  private final Duration betweenCalls;

  FollowWorkOrders(
      SpareCalls calls, CmmsConnector connector, StoreStatuses statuses, CmmsConfig config) {
    this.calls = calls;
    this.connector = connector;
    this.statuses = statuses;
    this.betweenCalls = calls.between(config.follow().shareOfCalls());
  }

  @Override
  public List<? extends BackgroundWork> works() {
    return List.of(new Follower());
  }

  /** One call, where one is due; the time until the next one is worth making. */
  public Duration step(StopSignal stop) {
    if (!calls.hasRoom()) {
      return NOTHING_DUE;
    }
    StoreStatuses.Asked asked = statuses.take();
    if (asked.orders().isEmpty() || !calls.takePlace(stop)) {
      return NOTHING_DUE;
    }
    StatusReading reading = connector.statuses(externals(asked.orders()));
    switch (reading) {
      case StatusReading.Read read ->
          asked.orders().forEach(order -> statuses.store(order, read.byId(), asked.at()));
      case StatusReading.Failed failed ->
          LOG.warnf(
              "%d work orders were not read back: %s", asked.orders().size(), failed.failure());
    }
    calls.after(Outcome.of(reading));
    return betweenCalls;
  }

  private static List<ExternalOrder> externals(List<WorkOrder> asked) {
    List<ExternalOrder> externals = new ArrayList<>();
    for (WorkOrder order : asked) {
      if (order.dispatch() instanceof Created created) {
        externals.add(created.external());
      }
    }
    return externals;
  }

  /** The follower's own thread. */
  private final class Follower implements BackgroundWork {

    @Override
    public String name() {
      return "follower of work orders";
    }

    @Override
    public void run(StopSignal stop) {
      Duration wait = Duration.ZERO;
      while (!stop.await(wait)) {
        wait = step(stop);
      }
    }
  }
}
