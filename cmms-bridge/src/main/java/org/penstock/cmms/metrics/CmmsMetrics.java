package org.penstock.cmms.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.penstock.cmms.domain.Attempt;
import org.penstock.cmms.domain.DispatchTally;

/** Counters of cmms-bridge; every tag is an enum. */
@ApplicationScoped
class CmmsMetrics implements DispatchTally {

  private final MeterRegistry meters;

  CmmsMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void requestTaken(RequestEffect effect) {
    meters.counter("penstock.cmms.requests.taken", "effect", lower(effect)).increment();
  }

  @Override
  public void callEnded(Attempt attempt) {
    String failure = attempt.outcome().failureClass().map(CmmsMetrics::lower).orElse("none");
    meters
        .timer("penstock.cmms.calls.ended", "kind", lower(attempt.kind()), "failure", failure)
        .record(Duration.between(attempt.startedAt(), attempt.endedAt()));
  }

  @Override
  public void statusChanged() {
    meters.counter("penstock.cmms.statuses.changed").increment();
  }

  @Override
  public void workOrderVanished() {
    meters.counter("penstock.cmms.orders.vanished").increment();
  }

  @Override
  public void workOrderDoubled() {
    meters.counter("penstock.cmms.orders.doubled").increment();
  }

  private static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }
}
