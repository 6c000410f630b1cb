package org.penstock.alert.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.penstock.alert.app.assess.AssessAlarms;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.load.Load;
import org.penstock.alert.domain.load.LoadLimits;
import org.penstock.alert.domain.load.Period;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/** The plant's alarm load as gauges, counted anew at times; every instance shows the same. */
@ApplicationScoped
class LoadGauges implements BackgroundWork {

  private static final Duration HOUR = Duration.ofHours(1);

  private final AssessAlarms assessAlarms;
  private final InstantSource clock;
  private final Duration interval;
  private final AtomicLong lastTenMinutes;
  private final AtomicLong lastHour;
  private final AtomicLong floods;
  private final AtomicLong standing;
  private final AtomicLong shelved;
  private final AtomicLong outOfService;

  LoadGauges(
      AssessAlarms assessAlarms, InstantSource clock, AlertConfig config, MeterRegistry registry) {
    this.assessAlarms = assessAlarms;
    this.clock = clock;
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
    Instant now = clock.instant();
    var assessment = assessAlarms.assess(new Period(now.minus(HOUR), now), Optional.empty());
    Load load = assessment.load();
    lastHour.set(load.annunciated());
    lastTenMinutes.set(
        load.buckets().tailMap(now.minus(LoadLimits.BUCKET)).values().stream()
            .mapToLong(Long::longValue)
            .sum());
    floods.set(assessment.floods().size());
    standing.set(load.standing().size());
    shelved.set(load.putAside().shelved());
    outOfService.set(load.putAside().outOfService());
  }
}
