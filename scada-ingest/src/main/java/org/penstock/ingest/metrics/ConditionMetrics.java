package org.penstock.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.penstock.event.GapCause;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.domain.condition.Effect;
import org.penstock.ingest.domain.condition.KnownCondition;
import org.penstock.ingest.domain.port.ConditionCounters;

/** The metrics of the servers' own alarms; tags are symbols. */
@ApplicationScoped
class ConditionMetrics implements ConditionCounters {

  private static final String PREFIX = "penstock.ingest.alarm.";

  private final MeterRegistry registry;
  private final Counter published;
  private final Counter reconciled;
  private final Counter dropped;

  ConditionMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.published = registry.counter(PREFIX + "events", "outcome", "published");
    this.reconciled = registry.counter(PREFIX + "events", "outcome", "reconciled");
    this.dropped = registry.counter(PREFIX + "events", "outcome", "dropped");
  }

  void watch(@Observes StartupEvent event, TrackConditions conditions) {
    Gauge.builder(PREFIX + "conditions.of.interest", conditions, ConditionMetrics::ofInterest)
        .register(registry);
  }

  private static double ofInterest(TrackConditions conditions) {
    return conditions.all().stream()
        .flatMap(source -> source.known().stream())
        .filter(KnownCondition::isOfInterest)
        .count();
  }

  @Override
  public void judged(Effect effect) {
    switch (effect) {
      case Effect.Publish(ScadaAlarmEvent event) ->
          (Boolean.TRUE.equals(event.reconciled()) ? reconciled : published).increment();
      case Effect.Missing(GapCause cause, _) -> count("gaps", "cause", cause);
      case Effect.Ignored(Effect.Reason reason) -> count("events", "outcome", reason);
    }
  }

  private void count(String name, String tag, Enum<?> symbol) {
    registry.counter(PREFIX + name, tag, symbol.name().toLowerCase(Locale.ROOT)).increment();
  }

  @Override
  public void dropped(int events) {
    dropped.increment(events);
  }

  @Override
  public void refresh(RefreshOutcome outcome) {
    count("refreshes", "outcome", outcome);
  }
}
