package org.penstock.alert.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.domain.scada.ConditionReception;
import org.penstock.alert.domain.watch.Round.Reception;
import org.penstock.event.AlarmEventType;

/** Counts of readings and transitions, and the delays that run. */
@ApplicationScoped
class AlertMetrics implements Tally {

  private final Map<Reception, Counter> readings = new EnumMap<>(Reception.class);
  private final Map<AlarmEventType, Counter> transitions = new EnumMap<>(AlarmEventType.class);
  private final Map<ConditionReception, Counter> conditions =
      new EnumMap<>(ConditionReception.class);
  private final Counter suspects;
  private final AtomicInteger pending;

  AlertMetrics(MeterRegistry registry) {
    for (Reception reception : Reception.values()) {
      readings.put(
          reception, registry.counter("plant.alert.readings.taken", "result", lower(reception)));
    }
    for (ConditionReception reception : ConditionReception.values()) {
      conditions.put(
          reception, registry.counter("plant.alert.conditions.taken", "result", lower(reception)));
    }
    for (AlarmEventType type : AlarmEventType.values()) {
      transitions.put(
          type, registry.counter("plant.alert.transitions.recorded", "type", lower(type)));
    }
    suspects = registry.counter("plant.alert.readings.suspected");
    pending = registry.gauge("plant.alert.delays.pending", new AtomicInteger());
  }

  @Override
  public void readings(Reception reception, int count) {
    counter(readings, reception).increment(count);
  }

  @Override
  public void suspectTimes(int count) {
    suspects.increment(count);
  }

  @Override
  public void conditions(ConditionReception reception, int count) {
    counter(conditions, reception).increment(count);
  }

  @Override
  public void transition(AlarmEventType type) {
    counter(transitions, type).increment();
  }

  @Override
  public void pendingDelays(int count) {
    pending.set(count);
  }

  private static <K> Counter counter(Map<K, Counter> counters, K key) {
    Counter counter = counters.get(key);
    if (counter == null) {
      throw new IllegalStateException("no counter for " + key);
    }
    return counter;
  }

  private static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }
}
