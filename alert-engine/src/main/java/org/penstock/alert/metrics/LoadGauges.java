package org.penstock.alert.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.penstock.alert.app.assess.AssessAlarms;
import org.penstock.alert.app.assess.AssessAlarms.LoadNow;
import org.penstock.alert.config.AlertConfig;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/** The plant's alarm load as gauges, counted anew at times; every instance shows the same. */
@ApplicationScoped
class LoadGauges implements BackgroundWork {

  private final AssessAlarms assessAlarms;
  private final Duration interval;
  private final AtomicLong lastTenMinutes;
  private final AtomicLong lastHour;
  private final AtomicLong floods;
  private final AtomicLong standing;
  private final AtomicLong shelved;
  private final AtomicLong outOfService;

  LoadGauges(AssessAlarms assessAlarms, AlertConfig config, MeterRegistry registry) {
    this.assessAlarms = assessAlarms;
    this.interval = config.assessment().gaugeInterval();
    this.lastTenMinutes = gauge(registry, "annunciated.last.ten.minutes");
    this.lastHour = gauge(registry, "annunciated.last.hour");
    this.floods = gauge(registry, "floods.last.hour");
    this.standing = gauge(registry, "alarms.standing");
    this.shelved = gauge(registry, "alarms.shelved");
    this.outOfService = gauge(registry, "alarms.out.of.service");
  }

  private static AtomicLong gauge(MeterRegistry registry, String name) {
    return registry.gauge("plant.alert." + name, new AtomicLong());
  }

  @Override
  public String name() {
    return "alarm load gauges";
  }

  @Override
  public void run(StopSignal stop) {
    do {
      count();
    } while (!stop.await(interval));
  }

  private void count() {
    LoadNow now = assessAlarms.now();
    lastTenMinutes.set(now.lastTenMinutes());
    lastHour.set(now.lastHour());
    floods.set(now.floods());
    standing.set(now.standing());
    shelved.set(now.putAside().shelved());
    outOfService.set(now.putAside().outOfService());
  }
}
