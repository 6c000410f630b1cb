package org.penstock.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.sample.Normalized.Complaint;
import org.penstock.ingest.domain.sample.Normalized.Reason;
import org.penstock.ingest.domain.sample.RecordTime;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.ingest.domain.source.SourceFault;

/** The metrics of scada-ingest; tags are symbols, never a tag's name. */
@ApplicationScoped
class IngestMetrics implements Counters {

  private static final String PREFIX = "penstock.ingest.";

  /** Few, because each live value is sorted into them. */
  private static final Duration[] LATENCIES = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  private final Map<Reason, LongAdder> dropped = new EnumMap<>(Reason.class);
  private final Map<Complaint, LongAdder> complaints = new EnumMap<>(Complaint.class);
  private final Map<Quality, LongAdder> published = new EnumMap<>(Quality.class);
  private final Counter refused;
  private final Counter noticesRefused;
  private final Map<SourceFault, Counter> reconnects = new EnumMap<>(SourceFault.class);
  private final Map<Step, Counter> steps = new EnumMap<>(Step.class);
  private final Map<Happening, Counter> happenings = new EnumMap<>(Happening.class);
  private final Map<Quality, Map<ReadingOrigin, LongAdder>> values = new EnumMap<>(Quality.class);
  private final Counter stored;
  private final Timer latency;
  private final Timer ingestLatency;
  private final Timer acknowledged;
  private final MeterRegistry registry;
  private final InstantSource clock;

  IngestMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    for (Reason reason : Reason.values()) {
      dropped.put(reason, adder(PREFIX + "samples.dropped", Tags.of("reason", lower(reason))));
    }
    for (Complaint complaint : Complaint.values()) {
      complaints.put(
          complaint, adder(PREFIX + "samples.accepted", Tags.of("complaint", lower(complaint))));
    }
    happenings.put(Happening.NOTIFICATION, registry.counter("scada.notifications"));
    happenings.put(Happening.OVERFLOW, registry.counter("scada.overflow"));
    happenings.put(Happening.SEQUENCE_GAP, registry.counter("scada.seq.gaps"));
    happenings.put(Happening.POLL_FAILED, registry.counter("scada.polls.failed"));
    for (Quality quality : Quality.values()) {
      values.put(quality, valuesOf(quality));
      published.put(
          quality, adder(PREFIX + "readings.published", Tags.of("quality", lower(quality))));
    }
    this.refused = registry.counter(PREFIX + "readings.refused");
    this.noticesRefused = registry.counter(PREFIX + "notices.refused");
    for (SourceFault fault : SourceFault.values()) {
      reconnects.put(fault, registry.counter("scada.session.reconnects", "cause", lower(fault)));
    }
    for (Step step : Step.values()) {
      steps.put(step, registry.counter("scada.watchdog.fired", "stage", lower(step)));
    }
    this.stored = registry.counter(PREFIX + "readings.stored");
    this.acknowledged =
        Timer.builder("scada.kafka.ack")
            .description("From the sending of a batch to the broker's acknowledgement of it")
            .publishPercentileHistogram()
            .register(registry);
    this.ingestLatency =
        Timer.builder("scada.ingest.latency")
            .description("From the source's time to the receipt, live readings")
            .serviceLevelObjectives(LATENCIES)
            .register(registry);
    this.latency =
        Timer.builder(PREFIX + "reading.latency")
            .description("From the source's time to the broker's acknowledgement, live readings")
            .publishPercentileHistogram()
            .register(registry);
  }

  private Map<ReadingOrigin, LongAdder> valuesOf(Quality quality) {
    Map<ReadingOrigin, LongAdder> adders = new EnumMap<>(ReadingOrigin.class);
    for (ReadingOrigin origin : ReadingOrigin.values()) {
      Tags tags = Tags.of("quality", lower(quality), "origin", lower(origin));
      adders.put(origin, adder("scada.values", tags));
    }
    return adders;
  }

  /** For what is counted with each value: a counter of the registry costs ten times as much. */
  private LongAdder adder(String name, Tags tags) {
    LongAdder adder = new LongAdder();
    FunctionCounter.builder(name, adder, LongAdder::sum).tags(tags).register(registry);
    return adder;
  }

  private static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }

  void watch(
      @Observes StartupEvent event,
      SampleRing ring,
      Spool spool,
      Notices notices,
      LossTally losses) {
    Gauge.builder(PREFIX + "ring.waiting", ring, SampleRing::size).register(registry);
    Gauge.builder(PREFIX + "spool.waiting", spool, Spool::size).register(registry);
    Gauge.builder(PREFIX + "notices.waiting", notices, Notices::size).register(registry);
    Gauge.builder(PREFIX + "values.lost", losses, LossTally::total).register(registry);
  }

  @Override
  public void normalized(Normalized result) {
    switch (result) {
      case Normalized.Accepted accepted -> increment(complaints.get(accepted.complaint()));
      case Normalized.Dropped(Reason reason) -> increment(dropped.get(reason));
    }
  }

  @Override
  public void published(List<Reading> readings) {
    long now = clock.millis();
    for (Reading reading : readings) {
      increment(published.get(reading.quality()));
      increment(values.getOrDefault(reading.quality(), Map.of()).get(reading.origin()));
      if (reading.origin() == ReadingOrigin.LIVE && hasPlausibleTime(reading)) {
        long taken = reading.timestamp().toEpochMilli();
        latency.record(Math.max(0, now - taken), TimeUnit.MILLISECONDS);
        long received = reading.ingestTimestamp().toEpochMilli();
        ingestLatency.record(Math.max(0, received - taken), TimeUnit.MILLISECONDS);
      }
    }
  }

  /** A clock in 1970 says nothing of how long a value was on its way. */
  private static boolean hasPlausibleTime(Reading reading) {
    return RecordTime.isPlausible(reading.timestamp(), reading.ingestTimestamp());
  }

  private static void increment(@Nullable LongAdder adder) {
    if (adder != null) {
      adder.increment();
    }
  }

  private static void increment(@Nullable Counter counter) {
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void acknowledged(Duration roundTrip) {
    acknowledged.record(roundTrip);
  }

  @Override
  public void refused(int readings) {
    refused.increment(readings);
  }

  @Override
  public void noticesRefused(int notices) {
    noticesRefused.increment(notices);
  }

  @Override
  public void happened(Happening what) {
    increment(happenings.get(what));
  }

  @Override
  public void reconnected(SourceFault cause) {
    increment(reconnects.get(cause));
  }

  @Override
  public void stepTaken(Step step) {
    increment(steps.get(step));
  }

  @Override
  public void stored(int readings) {
    stored.increment(readings);
  }
}
