package org.penstock.ingest.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.DescribeTags;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.source.ReconnectSchedule;
import org.penstock.ingest.domain.source.RecoveryPlan;
import org.penstock.ingest.domain.source.RecoveryPlan.Observation;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.ingest.opcua.tags.TagSubscriptions;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Keeps one source delivering, on a thread of its own.
 *
 * <p>How it works. It connects and subscribes, waiting longer after each failure. From then on it
 * looks twice a second whether the subscription gives signs of life, and takes the step that {@link
 * RecoveryPlan} names: the library restores a session by itself, but a subscription that the server
 * dropped only comes back when we make a new one, and a client whose server changed its certificate
 * only when we build it anew.
 */
final class SuperviseSource implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(SuperviseSource.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final SourceSpec source;
  private final Clients clients;
  private final StreamReadings stream;
  private final TrackSources track;
  private final DescribeTags describe;
  private final Counters counters;
  private final InstantSource clock;
  private final IngestConfig config;
  private final RecoveryPlan plan;
  private final ReconnectSchedule schedule;
  private volatile @Nullable SourceConnection connection;
  private boolean isDown;
  private int failedRecreations;
  private Instant nextRetry = Instant.MIN;

  SuperviseSource(
      SourceSpec source,
      Clients clients,
      StreamReadings stream,
      TrackSources track,
      DescribeTags describe,
      Counters counters,
      InstantSource clock,
      IngestConfig config) {
    this.source = source;
    this.clients = clients;
    this.stream = stream;
    this.track = track;
    this.describe = describe;
    this.counters = counters;
    this.clock = clock;
    this.config = config;
    this.plan =
        new RecoveryPlan(
            config.recovery().silence(),
            config.recovery().withoutSession(),
            config.recovery().subscriptionAttempts());
    this.schedule =
        new ReconnectSchedule(
            config.reconnect().first(),
            config.reconnect().longest(),
            config.reconnect().afterRefusedLogin());
  }

  @Override
  public String name() {
    return "source " + source.id();
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  /** The connection, while there is one. */
  Optional<SourceConnection> connection() {
    return Optional.ofNullable(connection);
  }

  @Override
  public void run(StopSignal stop) {
    describe.asConfigured(source);
    int attempt = 0;
    while (!stop.isRaised()) {
      track.connecting(source);
      try (SourceConnection opened =
          SourceConnection.open(source, clients, stream, clock, config)) {
        connection = opened;
        // First, so that the first reading has its unit.
        describe(opened);
        subscribe(opened);
        attempt = 0;
        watch(opened, stop);
      } catch (SourceFaultException e) {
        attempt++;
        failed(e);
        pause(schedule.pause(e.fault(), attempt, ThreadLocalRandom.current().nextDouble()), stop);
      } finally {
        connection = null;
      }
    }
  }

  /** Waits, while time goes on for the tags of a source that is away. */
  private void pause(Duration pause, StopSignal stop) {
    Instant until = clock.instant().plus(pause);
    while (clock.instant().isBefore(until) && !stop.await(LOOK)) {
      track.tick(source);
    }
  }

  private void subscribe(SourceConnection opened) throws SourceFaultException {
    track.subscribed(source, opened.subscribe());
    isDown = false;
    nextRetry = clock.instant().plus(config.recovery().retryRefusedTags());
  }

  /** Units are welcome, not needed: a server that does not give them still delivers values. */
  private void describe(SourceConnection opened) {
    try {
      opened.describe().forEach(served -> describe.asServed(source, served));
    } catch (SourceFaultException e) {
      LOG.warnf("%s: no units from the server: %s", source.id(), e.reason());
    }
  }

  private void watch(SourceConnection opened, StopSignal stop) throws SourceFaultException {
    failedRecreations = 0;
    boolean goOn = true;
    while (goOn && !stop.await(LOOK)) {
      goOn = step(opened);
      track.tick(source);
    }
  }

  /** One look and what follows; false when the client must be built anew. */
  private boolean step(SourceConnection opened) throws SourceFaultException {
    TagSubscriptions subscription = opened.subscription();
    Instant now = clock.instant();
    Observation seen =
        new Observation(
            now,
            opened.isSessionActive(),
            opened.sessionSince(),
            subscription.isLost(),
            subscription.lastHeard(),
            failedRecreations);
    return switch (plan.next(seen)) {
      case NONE -> {
        alive(opened, subscription, now);
        yield true;
      }
      case WAIT_FOR_SESSION -> {
        if (!isDown) {
          failed(opened.sessionFault());
        }
        yield true;
      }
      case RECREATE_SUBSCRIPTION -> {
        recreate(opened);
        yield true;
      }
      case REBUILD_CLIENT -> {
        failed(opened.sessionFault());
        counters.reconnected();
        yield false;
      }
    };
  }

  private void alive(SourceConnection opened, TagSubscriptions subscription, Instant now)
      throws SourceFaultException {
    Instant heard = subscription.lastHeard();
    if (subscription.takeLostNotifications()) {
      track.lostNotifications(source);
    }
    if (heard.isAfter(opened.sessionSince())) {
      failedRecreations = 0;
      if (isDown) {
        isDown = false;
        track.resumed(source);
      }
    }
    if (!isDown) {
      track.heard(source, heard);
    }
    if (now.isAfter(nextRetry)) {
      nextRetry = now.plus(config.recovery().retryRefusedTags());
      track.refusedTags(source, opened.retryRefused());
    }
  }

  private void recreate(SourceConnection opened) throws SourceFaultException {
    failedRecreations++;
    failed(new SourceFaultException(SourceFault.SILENT, "no sign of life of the subscription"));
    counters.reconnected();
    subscribe(opened);
  }

  private void failed(SourceFaultException e) {
    isDown = true;
    track.failed(source, e.fault(), e.reason());
  }
}
