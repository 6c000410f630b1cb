package org.penstock.elog.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.port.LogMeter;

/** Counts entries by type and kind of actor: labels that cannot grow without end. */
@ApplicationScoped
class ElogMetrics implements LogMeter {

  private final MeterRegistry meters;
  private final Counter repeated;
  private final Counter refused;

  ElogMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.repeated = meters.counter("penstock.elog.events.repeated");
    this.refused = meters.counter("penstock.elog.requests.refused");
  }

  @Override
  public void recorded(LogEntry entry) {
    meters
        .counter(
            "penstock.elog.entries.recorded",
            "type",
            entry.type().symbol(),
            "actor",
            entry.actorKind().name(),
            "change",
            entry.version().kind().name())
        .increment();
  }

  @Override
  public void repeated() {
    repeated.increment();
  }

  @Override
  public void refused() {
    refused.increment();
  }
}
