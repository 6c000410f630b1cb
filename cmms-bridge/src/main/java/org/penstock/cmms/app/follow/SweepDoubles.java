package org.penstock.cmms.app.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/**
 * Looks whether the maintenance system has two work orders for one fault.
 *
 * <p>A sender that stands still, longer than lease and settle time, just before its first byte
 * cannot be held back, and no system has an idempotency key: so the doubled one is looked for. The
 * work orders of the last days are searched for by our reference, as many in one call as fit.
 */
@ApplicationScoped
public class SweepDoubles implements WorkSource {

  private static final Logger LOG = Logger.getLogger(SweepDoubles.class);
  private static final Duration NOTHING_DUE = Duration.ofSeconds(10);

  private final SpareCalls calls;
  private final CmmsConnector connector;
  private final StoreDoubles doubles;
  private final Duration betweenCalls;

  SweepDoubles(SpareCalls calls, CmmsConnector connector, StoreDoubles doubles, CmmsConfig config) {
    this.calls = calls;
    this.connector = connector;
    this.doubles = doubles;
    this.betweenCalls = calls.between(config.sweep().shareOfCalls());
  }

  /** None where the system cannot be searched. */
  @Override
  public List<? extends BackgroundWork> works() {
    return connector.mostInOneSearch() == 0 ? List.of() : List.of(new Sweeper());
  }

  /** One call, where one is due; the time until the next one is worth making. */
  public Duration step(StopSignal stop) {
    if (!calls.hasRoom()) {
      return NOTHING_DUE;
    }
    List<WorkOrder> taken = doubles.take();
    if (taken.isEmpty() || !calls.takePlace(stop)) {
      return NOTHING_DUE;
    }
    ReferenceReading reading =
        connector.carriers(taken.stream().map(WorkOrder::reference).toList());
    switch (reading) {
      case ReferenceReading.Read read ->
          taken.forEach(order ->
              doubles.store(
                  order, read.byReference().getOrDefault(order.reference().value(), List.of())));
      case ReferenceReading.Failed failed ->
          LOG.warnf(
              "%d work orders were not looked for doubles of: %s", taken.size(), failed.failure());
    }
    calls.after(Outcome.of(reading));
    return betweenCalls;
  }

  /** The sweeper's own thread. */
  private final class Sweeper implements BackgroundWork {

    @Override
    public String name() {
      return "sweep for doubled work orders";
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
