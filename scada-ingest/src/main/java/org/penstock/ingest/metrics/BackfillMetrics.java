package org.penstock.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.penstock.ingest.app.backfill.ShowGaps;
import org.penstock.ingest.domain.port.BackfillCounters;

/** The metrics of the gaps and of what fills them. */
@ApplicationScoped
class BackfillMetrics implements BackfillCounters {

  private final Counter values;
  private final MeterRegistry registry;

  BackfillMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.values =
        Counter.builder("scada.backfill.values")
            .description("Values that were missing and came from a server's history")
            .register(registry);
  }

  void watch(@Observes StartupEvent event, ShowGaps gaps) {
    Gauge.builder("scada.gaps.open", gaps, ShowGaps::open)
        .description("Gaps that last, and closed ones that still wait to be filled")
        .register(registry);
    FunctionCounter.builder("scada.gaps.forgotten", gaps, ShowGaps::forgotten)
        .description("Gaps given up before they were filled, because more wait than are remembered")
        .register(registry);
  }

  @Override
  public void recovered(int more) {
    values.increment(more);
  }
}
