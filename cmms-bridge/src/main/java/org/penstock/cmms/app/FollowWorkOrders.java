package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.ExternalOrder;
import org.penstock.cmms.domain.dispatch.Halts;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/**
 * Asks the maintenance system how the work orders stand that it has.
 *
 * <p>How it works. Those that were not asked after for longest come first, as many in one call as
 * fit; so no clock but ours and no order of changes of theirs has to be trusted. The calls stand in
 * the same row as those that create, and take a share of it only.
 */
@ApplicationScoped
public class FollowWorkOrders implements WorkSource {

  private static final Logger LOG = Logger.getLogger(FollowWorkOrders.class);
  private static final Duration NOTHING_DUE = Duration.ofSeconds(1);

  private final Halts halts;
  private final ConnectorGate gate;
  private final CmmsConnector connector;
  private final StoreStatuses statuses;
  private final Duration betweenCalls;

  FollowWorkOrders(
      Halts halts,
      ConnectorGate gate,
      CmmsConnector connector,
      StoreStatuses statuses,
      CmmsConfig config) {
    this.halts = halts;
    this.gate = gate;
    this.connector = connector;
    this.statuses = statuses;
    double callsPerMinute = config.connector().callsPerMinute() * config.follow().shareOfCalls();
    this.betweenCalls =
        Duration.ofMillis(Math.round(Duration.ofMinutes(1).toMillis() / callsPerMinute));
  }

  @Override
  public List<? extends BackgroundWork> works() {
    return List.of(new Follower());
  }

  /** One call, where one is due; the time until the next one is worth making. */
  public Duration step(StopSignal stop) {
    if (!gate.hasRoom() || halts.current().isPresent()) {
      return NOTHING_DUE;
    }
    StoreStatuses.Asked asked = statuses.take();
    if (asked.orders().isEmpty()) {
      return NOTHING_DUE;
    }
    if (stop.await(gate.takePlace()) || halts.current().isPresent()) {
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
    gate.after(Outcome.of(reading));
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
