package org.penstock.ingest.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.app.TrackSources.Live;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.config.RecoveryConfig;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.Counters.Happening;
import org.penstock.ingest.domain.source.EndpointChoice;
import org.penstock.ingest.domain.source.RecoveryPlan;
import org.penstock.ingest.domain.source.RecoveryPlan.ServerSeen;
import org.penstock.ingest.domain.source.RecoveryPlan.SessionSeen;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.ingest.domain.source.RecoveryPlan.StepsTaken;
import org.penstock.ingest.domain.source.RecoveryPlan.SubscriptionsSeen;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.trust.ClockSkew;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.ingest.opcua.tags.TagSubscriptions;
import org.penstock.ingest.opcua.watch.ServerWatch;
import org.penstock.kit.work.StopSignal;

/**
 * Looks after one connection for as long as it lasts: four times a second it looks at the session,
 * the subscriptions and what the server says of itself, and takes the step that {@link
 * RecoveryPlan} names.
 */
final class SourceCare {

  static final Duration LOOK = Duration.ofMillis(250);

  private static final Logger LOG = Logger.getLogger(SourceCare.class);

  private SourceSpec source;
  private final SourceConnection opened;
  private final Clients clients;
  private final TrackSources track;
  private final Counters counters;
  private final InstantSource clock;
  private final IngestConfig config;
  private final SourceOrders orders;
  private final EndpointChoice choice;
  private final StopSignal stop;
  private final RecoveryPlan plan;
  private StepsTaken taken = StepsTaken.NONE;
  private boolean isDown;
  private boolean isAnother;
  private boolean hasDelivered;
  private Instant nextRetry;
  private Instant nextDiscovery;

  SourceCare(
      SourceSpec source,
      SourceConnection opened,
      Clients clients,
      TrackSources track,
      Counters counters,
      InstantSource clock,
      IngestConfig config,
      SourceOrders orders,
      EndpointChoice choice,
      StopSignal stop) {
    this.source = source;
    this.opened = opened;
    this.clients = clients;
    this.track = track;
    this.counters = counters;
    this.clock = clock;
    this.config = config;
    this.orders = orders;
    this.choice = choice;
    this.stop = stop;
    this.plan = plan(config.recovery());
    this.nextRetry = clock.instant().plus(config.recovery().retryRefusedTags());
    this.nextDiscovery = clock.instant();
  }

  private static RecoveryPlan plan(RecoveryConfig config) {
    return new RecoveryPlan(
        config.silence(),
        config.firstValue(),
        config.settle(),
        config.withoutSession(),
        config.failover(),
        config.hold(),
        config.subscriptionAttempts());
  }

  /**
   * Why the connection is left.
   *
   * @param fault null when a person, or the end of the service, wants it
   */
  record Ended(
      @Nullable SourceFault fault, String reason, boolean isFailover, boolean hasDelivered) {

    SourceFaultException asException() {
      return new SourceFaultException(fault == null ? SourceFault.UNEXPECTED : fault, reason);
    }
  }

  /** Returns when the connection is to be left. */
  Ended watch() {
    while (!stop.await(LOOK)) {
      if (orders.isToLeave()) {
        return ended(null, "a person wants the connection to be left", false);
      }
      Ended ended = look();
      track.tick(source);
      if (ended != null) {
        return ended;
      }
    }
    return ended(null, "the service stops", false);
  }

  private Ended ended(@Nullable SourceFault fault, String reason, boolean isFailover) {
    return new Ended(fault, reason, isFailover, hasDelivered);
  }

  /** One look and what follows; an end when the client must be built anew. */
  private @Nullable Ended look() {
    Instant now = clock.instant();
    lookForServer(now);
    ServerWatch watch = opened.watch();
    String unwell = watch.unwell(config.recovery().leastServiceLevel());
    track.serverSays(source, opened.subscription().troubles(unwell));
    SessionSeen session =
        new SessionSeen(opened.isSessionActive(), opened.sessionSince(), isAnother);
    ServerSeen server = new ServerSeen(choice.hasOther(), !unwell.isEmpty(), opened.openedAt());
    Step step = plan.next(now, session, subscriptions(), server, taken);
    try {
      return take(step, unwell, now);
    } catch (SourceFaultException e) {
      // A session that was there when we looked, and that does not answer: the next look will see.
      LOG.infof("%s: %s did not work: %s", source.id(), step, e.reason());
      failed(e.fault(), e.reason());
      taken = taken.and(step, now);
      return null;
    }
  }

  private SubscriptionsSeen subscriptions() {
    TagSubscriptions tags = opened.subscription();
    ServerWatch watch = opened.watch();
    return new SubscriptionsSeen(
        tags.isLost() || watch.isLost(),
        watch.isPublishingStopped(),
        watch.haveNamespacesChanged(),
        tags.lastHeard(),
        tags.isDue(),
        tags.madeAt());
  }

  private @Nullable Ended take(Step step, String unwell, Instant now) throws SourceFaultException {
    switch (step) {
      case NONE -> alive(now);
      case WAIT_FOR_SESSION -> {
        if (!isDown) {
          SourceFaultException away = opened.sessionFault();
          failed(away.fault(), away.reason());
        }
      }
      case WAKE_PUBLISHING -> wake(now);
      case RECREATE_ITEMS -> recreateItems(now);
      case RECREATE_SUBSCRIPTIONS -> recreate(now);
      case REBUILD_CLIENT -> {
        counters.stepTaken(step);
        return isAnother
            ? ended(SourceFault.CERTIFICATE_CHANGED, "the server has another certificate", false)
            : ended(SourceFault.CONNECTION_LOST, "the client is built anew", false);
      }
      case FAIL_OVER -> {
        counters.stepTaken(step);
        return unwell.isEmpty()
            ? ended(SourceFault.CONNECTION_LOST, "there was no session any more", true)
            : ended(SourceFault.SERVER_UNWELL, unwell, true);
      }
    }
    return null;
  }

  private void alive(Instant now) throws SourceFaultException {
    TagSubscriptions tags = opened.subscription();
    if (tags.takeLostNotifications()) {
      counters.happened(Happening.SEQUENCE_GAP);
      track.lostNotifications(source);
    }
    hasDelivered |= tags.firstValue().isPresent();
    tags.begun(now, config.recovery().firstValue()).ifPresent(all -> track.valuesCame(source, all));
    Instant heard = tags.lastHeard();
    if (heard.isAfter(opened.sessionSince()) && heard.isAfter(taken.lastAt()) && !tags.isDue()) {
      taken = StepsTaken.NONE;
      if (isDown) {
        isDown = false;
        track.resumed(source);
      }
    }
    if (!isDown) {
      ClockSkew skew = clients.clockOf(source);
      track.heard(source, heard, tags.safe(skew), skew);
    }
    SourceSpec wanted = orders.source(source);
    if (wanted.revision() != source.revision()) {
      source = wanted;
      track.refusedTags(source, errand(() -> opened.change(wanted)));
    }
    if (now.isAfter(nextRetry)) {
      nextRetry = now.plus(config.recovery().retryRefusedTags());
      track.refusedTags(source, errand(opened::retryRefused));
    }
  }

  private void wake(Instant now) throws SourceFaultException {
    counters.stepTaken(Step.WAKE_PUBLISHING);
    failed(SourceFault.SILENT, "no sign of life of the subscription");
    taken = taken.and(Step.WAKE_PUBLISHING, now);
    if (!errand(opened::wakePublishing)) {
      recreate(now);
    }
  }

  private void recreateItems(Instant now) throws SourceFaultException {
    counters.stepTaken(Step.RECREATE_ITEMS);
    failed(SourceFault.SILENT, "no values of the subscription's items");
    taken = taken.and(Step.RECREATE_ITEMS, now);
    Optional<Live> live = errand(opened::recreateItems);
    if (live.isPresent()) {
      deliversAnew(live.get());
    } else {
      recreate(now);
    }
  }

  private void recreate(Instant now) throws SourceFaultException {
    counters.stepTaken(Step.RECREATE_SUBSCRIPTIONS);
    if (opened.watch().haveNamespacesChanged()) {
      failed(SourceFault.NAMES_CHANGED, "the server has other namespaces than before");
    } else {
      failed(SourceFault.SILENT, "the server dropped the subscription, or does not serve it");
    }
    taken = taken.and(Step.RECREATE_SUBSCRIPTIONS, now);
    deliversAnew(errand(opened::subscribe));
  }

  private void deliversAnew(Live live) {
    clients.clockRead(source, live.skew());
    track.subscribed(source, live);
    isDown = false;
  }

  private void failed(SourceFault fault, String reason) {
    isDown = true;
    counters.reconnected(fault);
    track.failed(source, fault, reason);
  }

  /** While the session is away: whether what answers at the address is still the same server. */
  private void lookForServer(Instant now) {
    if (opened.isSessionActive()) {
      isAnother = false;
      nextDiscovery = now.plus(config.recovery().discovery());
    } else if (now.isAfter(nextDiscovery)) {
      nextDiscovery = now.plus(config.recovery().discovery());
      try {
        isAnother = !opened.knows(discover());
      } catch (SourceFaultException e) {
        LOG.debugf("%s: not there: %s", source.id(), e.reason());
      }
    }
  }

  /** Not for long: meanwhile nobody looks after the source. */
  private List<EndpointDescription> discover() throws SourceFaultException {
    return Errand.run(
        "source " + source.id(),
        () -> clients.discover(source.at(choice.url())),
        config.recovery().settle(),
        stop,
        _ -> {});
  }

  private <T> T errand(Callable<T> call) throws SourceFaultException {
    Duration limit = config.session().subscribeLimit();
    return Errand.run("source " + source.id(), call, limit, stop, _ -> {});
  }
}
