package org.penstock.ingest.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.flow.Spool;

/** What waits between the server's callback and the broker. */
@ApplicationScoped
class SpoolMetrics {

  private final MeterRegistry registry;
  private final InstantSource clock;

  SpoolMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  void watch(@Observes StartupEvent event, SampleRing ring, Spool spool) {
    Gauge.builder("scada.ring.used", ring, SampleRing::size)
        .description("Samples between the server's callback and the stream")
        .register(registry);
    Gauge.builder("scada.spool.bytes", spool, known -> known.state().bytes())
        .baseUnit("bytes")
        .description("Readings on disk that wait for the broker")
        .register(registry);
    Gauge.builder("scada.spool.oldest.age", spool, this::oldestAge)
        .baseUnit("seconds")
        .description("How long the oldest waiting reading has been here")
        .register(registry);
    FunctionCounter.builder("scada.spool.dropped", spool, known -> known.state().dropped())
        .description("Readings that had to make room for newer ones")
        .register(registry);
  }

  private double oldestAge(Spool spool) {
    Instant oldest = spool.state().oldest();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
  }
}
