package org.penstock.ingest.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.penstock.event.GapCause;
import org.penstock.ingest.app.DescribeTags;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.app.TrackSources.Live;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.source.EndpointChoice;
import org.penstock.ingest.domain.source.ReconnectSchedule;
import org.penstock.ingest.domain.source.SourceSign;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.opcua.SourceCare.Ended;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Keeps one source delivering, on a thread of its own.
 *
 * <p>How it works. It connects to the source's servers in their order until one answers, waiting
 * longer after each round in which none did. {@link SourceCare} then looks after the connection
 * until it has to be left. Whatever waits for a server runs as an {@link Errand}, so that a stop, a
 * pause or a time limit is never held up by it.
 */
final class SuperviseSource implements BackgroundWork {

  private volatile SourceSpec source;
  private final Clients clients;
  private final StreamReadings stream;
  private final TrackSources track;
  private final DescribeTags describe;
  private final Counters counters;
  private final InstantSource clock;
  private final IngestConfig config;
  private final ReconnectSchedule schedule;
  private final SourceOrders orders = new SourceOrders();
  private EndpointChoice choice;
  private volatile @Nullable SourceConnection connection;

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
    this.choice = EndpointChoice.first(source.endpointUrls());
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

  /** Where a person's word is left. */
  SourceOrders orders() {
    return orders;
  }

  @Override
  public void run(StopSignal stop) {
    describe.asConfigured(source);
    int failures = 0;
    while (!stop.isRaised()) {
      source = orders.source(source);
      if (orders.isPause()) {
        waitWhilePaused(stop);
      } else {
        failures = connectOnce(stop, failures);
      }
    }
    track.stopped(source);
  }

  private void waitWhilePaused(StopSignal stop) {
    track.paused(source, "paused by a person");
    while (orders.isPause() && !stop.await(SourceCare.LOOK)) {
      track.tick(source);
    }
  }

  /** One connection from the first attempt to its end; how many failures in a row there are now. */
  private int connectOnce(StopSignal stop, int failures) {
    orders.takeRestart();
    track.attempt(source, choice);
    SourceSpec here = source.at(choice.url());
    try (SourceConnection opened = open(here, stop)) {
      connection = opened;
      SourceCare care = bring(opened, stop);
      Ended ended = care.watch();
      if (ended.fault() != null) {
        track.failed(source, ended.fault(), ended.reason());
      } else if (!stop.isRaised()) {
        track.left(source, GapCause.MAINTENANCE, ended.reason());
      }
      if (ended.isFailover()) {
        choice = choice.next(ended.reason());
      }
      return ended.hasDelivered() ? 0 : pause(failures + 1, ended.asException(), stop);
    } catch (SourceFaultException e) {
      if (stop.isRaised()) {
        return failures;
      }
      track.failed(source, e.fault(), e.reason());
      choice = choice.next(e.reason());
      return pause(failures + 1, e, stop);
    } finally {
      connection = null;
    }
  }

  private SourceConnection open(SourceSpec here, StopSignal stop) throws SourceFaultException {
    return Errand.run(
        name(),
        () -> SourceConnection.open(here, clients, stream, clock, config),
        config.session().connectLimit(),
        stop,
        SourceConnection::close);
  }

  /** From a session to values. */
  private SourceCare bring(SourceConnection opened, StopSignal stop) throws SourceFaultException {
    Errands errands = new Errands(name(), config.session().subscribeLimit(), stop);
    track.reached(source, new SourceSign.SessionOpened());
    track.reached(source, new SourceSign.Resolving());
    // First, so that the first reading has its unit.
    FollowTags follow =
        new FollowTags(source, opened, track, describe, orders, clock, config, errands);
    follow.describe(source.tags());
    track.reached(source, new SourceSign.Subscribing());
    Live live = errands.run(opened::subscribe);
    clients.clockRead(source, live.skew());
    track.subscribed(source, live);
    return new SourceCare(
        follow, opened, clients, track, counters, clock, config, errands, choice, stop);
  }

  /** Waits, while time goes on for the tags of a source that is away. */
  private int pause(int failures, SourceFaultException fault, StopSignal stop) {
    if (!choice.areAllTried(failures)) {
      return failures;
    }
    int round = failures / choice.urls().size();
    Duration pause = schedule.pause(fault.fault(), round, ThreadLocalRandom.current().nextDouble());
    Instant until = clock.instant().plus(pause);
    while (clock.instant().isBefore(until) && !orders.isToLeave() && !stop.await(SourceCare.LOOK)) {
      track.tick(source);
    }
    return failures;
  }
}
