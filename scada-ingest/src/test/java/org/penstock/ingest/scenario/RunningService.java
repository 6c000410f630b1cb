package org.penstock.ingest.scenario;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.penstock.ingest.app.AppParts;
import org.penstock.ingest.app.AppParts.Outside;
import org.penstock.ingest.app.backfill.BackfillParts;
import org.penstock.ingest.app.condition.ConditionParts;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.app.condition.TrackConditions.ConditionsNow;
import org.penstock.ingest.app.configuration.ConfigurationParts;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.disk.ConditionFileParts;
import org.penstock.ingest.disk.SpoolReadyParts;
import org.penstock.ingest.domain.port.ConditionCounters.RefreshOutcome;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.domain.port.Watermarks;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.opcua.OpcUaParts;
import org.penstock.ingest.opcua.alarm.AlarmParts;
import org.penstock.ingest.tagsfile.TagsFileParts;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/** One run of the service: its real parts, each work on a thread of its own. */
public final class RunningService implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final RememberedProgress progress;
  private final CurrentSources sources;
  private final AppParts app;
  private final OpcUaParts opcua;
  private final ConditionParts.Counted refreshes = new ConditionParts.Counted();
  private final TrackConditions conditions;
  private final StopSignal stop = new StopSignal();
  private final List<Thread> threads = new ArrayList<>();

  RunningService(
      Map<String, String> settings,
      Publisher publisher,
      Counters counters,
      InstantSource clock,
      GapLedger ledger,
      Watermarks watermarks,
      Map<String, Instant> reached) {
    SmallRyeConfig values =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withDefaultValues(settings)
            .build();
    IngestConfig config = values.getConfigMapping(IngestConfig.class);
    this.progress = new RememberedProgress(reached);
    this.sources = TagsFileParts.sources(config);
    Outside outside =
        new Outside(
            publisher,
            counters,
            progress,
            ledger,
            TagsFileParts.secrets(values),
            UUID::randomUUID,
            clock);
    this.app = AppParts.of(sources, config, outside);
    this.opcua = OpcUaParts.of(sources, config, app, outside);
    this.conditions =
        ConditionParts.track(
            sources,
            app.notices(),
            ConditionFileParts.of(config),
            app.stream(),
            refreshes,
            progress,
            outside.clock(),
            config);
    List<BackgroundWork> works = new ArrayList<>(opcua.works());
    works.add(conditions);
    works.add(AlarmParts.watch(sources, opcua.clients(), conditions, outside.clock(), config));
    works.add(app.stream());
    works.add(app.publish());
    works.add(
        ConfigurationParts.reload(
            TagsFileParts.file(sources), app.stream(), opcua.servers(), app.describe(), config));
    works.add(app.keepSafe());
    works.addAll(
        BackfillParts.of(sources, config, app, outside, opcua.historian(), watermarks).works());
    for (BackgroundWork work : works) {
      threads.add(Thread.ofPlatform().name(work.name()).daemon().start(() -> run(work)));
    }
  }

  private void run(BackgroundWork work) {
    try {
      work.run(stop);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException(work.name(), e);
    }
  }

  /** The parts between the server and the broker. */
  public AppParts app() {
    return app;
  }

  /** The parts that talk to the servers. */
  public OpcUaParts opcua() {
    return opcua;
  }

  /** What is known of the server's own alarms; nothing before it was first looked at. */
  public Optional<ConditionsNow> conditions() {
    return conditions.all().stream().findFirst();
  }

  /** What became of each wish for a refresh of alarms. */
  public List<RefreshOutcome> refreshes() {
    return refreshes.refreshes();
  }

  /** The sources as they are configured now. */
  public Sources sources() {
    return sources.now();
  }

  /** The one source of most scenarios. */
  public SourceSpec source() {
    return sources().all().getFirst();
  }

  Map<String, Instant> reached() {
    return progress.reached();
  }

  /** Whether the service says that it is ready, as far as that is its own. */
  public boolean isReady() {
    return Stream.of(
            SpoolReadyParts.of(app.spool()).call(), TagsFileParts.readiness(sources).call())
        .allMatch(answer -> answer.getStatus() == HealthCheckResponse.Status.UP);
  }

  /** Whether each work goes on. */
  public boolean isWhole() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  /** Stops as the container does; how long it took. */
  public Duration stop() {
    long begin = System.nanoTime();
    stop.raise();
    try {
      for (Thread thread : threads) {
        if (!thread.join(STOP_LIMIT)) {
          throw new IllegalStateException(thread.getName() + " does not stop");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public void close() {
    stop();
    opcua.close();
    app.spool().close();
  }
}
