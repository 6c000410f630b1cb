package org.penstock.ingest.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
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
import org.penstock.ingest.domain.source.SilenceLimits;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.SubscriptionSeen;
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

  private final FollowTags follow;
  private final SourceConnection opened;
  private final Clients clients;
  private final AddressWatch address;
  private final TrackSources track;
  private final Counters counters;
  private final InstantSource clock;
  private final IngestConfig config;
  private final Errands errands;
  private final EndpointChoice choice;
  private final StopSignal stop;
  private final SilenceLimits limits;
  private final RecoveryPlan plan;
  private StepsTaken taken = StepsTaken.NONE;
  private boolean isDown;
  private boolean hasDelivered;
  private Instant nextProof;

  SourceCare(
      FollowTags follow,
      SourceConnection opened,
      Clients clients,
      TrackSources track,
      Counters counters,
      InstantSource clock,
      IngestConfig config,
      Errands errands,
      EndpointChoice choice,
      StopSignal stop) {
    this.follow = follow;
    this.opened = opened;
    this.clients = clients;
    this.track = track;
    this.counters = counters;
    this.clock = clock;
    this.config = config;
    this.errands = errands;
    this.choice = choice;
    this.stop = stop;
    this.address = new AddressWatch(opened, clients, config.recovery(), stop);
    this.limits = config.recovery().limits();
    this.plan = plan(config.recovery(), limits);
    this.nextProof = clock.instant();
  }

  private static RecoveryPlan plan(RecoveryConfig config, SilenceLimits limits) {
    return new RecoveryPlan(
        limits,
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
      if (follow.isToLeave()) {
        return ended(null, "a person wants the connection to be left", false);
      }
      Ended ended = look();
      track.tick(source());
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
    address.look(source().at(choice.url()), now);
    ServerWatch watch = opened.watch();
    String unwell = watch.unwell(config.recovery().leastServiceLevel());
    track.serverSays(source(), opened.subscription().troubles(unwell));
    SessionSeen session =
        new SessionSeen(opened.isSessionActive(), opened.sessionSince(), address.isAnother());
    ServerSeen server = new ServerSeen(choice.hasOther(), !unwell.isEmpty(), opened.openedAt());
    SubscriptionsSeen subscriptions = subscriptions();
    Step step = plan.next(now, session, subscriptions, server, taken);
    taken = taken.and(step, now);
    try {
      return take(step, subscriptions, unwell, now);
    } catch (SourceFaultException e) {
      // A session that was there when we looked, and that does not answer: the next look will see.
      LOG.infof("%s: %s did not work: %s", source().id(), step, e.reason());
      failed(e.fault(), e.reason());
      taken = taken.since(clock.instant());
      return null;
    }
  }

  private SourceSpec source() {
    return follow.source();
  }

  private SubscriptionsSeen subscriptions() {
    TagSubscriptions tags = opened.subscription();
    ServerWatch watch = opened.watch();
    return new SubscriptionsSeen(
        watch.isLost(),
        watch.isPublishingStopped(),
        watch.haveNamespacesChanged(),
        tags.isIncomplete(),
        tags.seen());
  }

  private @Nullable Ended take(
      Step step, SubscriptionsSeen subscriptions, String unwell, Instant now)
      throws SourceFaultException {
    if (step != Step.NONE && step != Step.WAIT_FOR_SESSION) {
      counters.stepTaken(step);
    }
    switch (step) {
      case NONE -> alive(subscriptions, now);
      case WAIT_FOR_SESSION -> {
        if (!isDown) {
          SourceFaultException away = opened.sessionFault();
          failed(away.fault(), away.reason());
        }
      }
      case WAKE_PUBLISHING -> {
        failed(SourceFault.SILENT, "no sign of life of the subscription");
        errands.run(opened::wakePublishing);
      }
      case RECREATE_ITEMS -> {
        failed(SourceFault.SILENT, "no values of the subscription's items");
        errands.run(() -> opened.recreateItems(sick(now))).ifPresent(this::deliversAnew);
      }
      case RECREATE_SUBSCRIPTIONS -> recreate(subscriptions, now);
      case COMPLETE_ITEMS -> deliversAnew(errands.run(opened::complete));
      case REBUILD_CLIENT -> {
        return address.isAnother()
            ? ended(SourceFault.CERTIFICATE_CHANGED, "the server has another certificate", false)
            : ended(SourceFault.CONNECTION_LOST, "the client is built anew", false);
      }
      case FAIL_OVER -> {
        return unwell.isEmpty()
            ? ended(SourceFault.CONNECTION_LOST, "there was no session any more", true)
            : ended(SourceFault.SERVER_UNWELL, unwell, true);
      }
    }
    return null;
  }

  private void alive(SubscriptionsSeen subscriptions, Instant now) throws SourceFaultException {
    TagSubscriptions tags = opened.subscription();
    if (tags.takeLostNotifications()) {
      counters.happened(Happening.SEQUENCE_GAP);
      track.lostNotifications(source());
    }
    if (subscriptions.isIncomplete()) {
      return;
    }
    hasDelivered |= tags.firstValue().isPresent();
    tags.begun(now, limits).ifPresent(all -> track.valuesCame(source(), all));
    if (isBack(subscriptions, now)) {
      taken = StepsTaken.NONE;
      if (isDown) {
        isDown = false;
        track.resumed(source());
      }
    }
    if (!isDown) {
      Instant freshUntil = limits.freshUntil(subscriptions.each(), now);
      ClockSkew skew = clients.clockOf(source());
      track.heard(source(), tags.lastHeard(), freshUntil, tags.safe(skew), skew);
      follow.look(now);
    }
  }

  /**
   * Whether every subscription lives that was there before: each has given a sign of life since, or
   * one has and the server says that it has the others, which are not due yet.
   */
  private boolean isBack(SubscriptionsSeen subscriptions, Instant now) throws SourceFaultException {
    if (taken.count() == 0 && !isDown) {
      return false;
    }
    List<SubscriptionSeen> each = subscriptions.each();
    if (each.stream().anyMatch(SubscriptionSeen::isValueDue)) {
      return false;
    }
    if (each.stream().allMatch(this::isHeardSince)) {
      return true;
    }
    if (now.isBefore(nextProof) || each.stream().noneMatch(this::isHeardSince)) {
      return false;
    }
    nextProof = now.plus(config.recovery().settle());
    return errands.run(opened::hasAllSubscriptions);
  }

  private boolean isHeardSince(SubscriptionSeen seen) {
    return seen.lastHeard().isAfter(opened.sessionSince())
        && seen.lastHeard().isAfter(taken.lastAt());
  }

  private Predicate<SubscriptionSeen> sick(Instant now) {
    return seen -> limits.isSick(seen, now);
  }

  private void recreate(SubscriptionsSeen subscriptions, Instant now) throws SourceFaultException {
    if (subscriptions.haveNamesChanged()) {
      failed(SourceFault.NAMES_CHANGED, "the server has other namespaces than before");
    } else {
      failed(SourceFault.SILENT, "the server dropped the subscription, or does not serve it");
    }
    boolean areAllSick = subscriptions.each().stream().allMatch(sick(now));
    deliversAnew(
        subscriptions.areAllLost() || areAllSick
            ? errands.run(opened::subscribe)
            : errands.run(() -> opened.remake(sick(now))));
  }

  private void deliversAnew(Live live) {
    clients.clockRead(source(), live.skew());
    track.subscribed(source(), live);
    isDown = false;
  }

  private void failed(SourceFault fault, String reason) {
    isDown = true;
    counters.reconnected(fault);
    track.failed(source(), fault, reason);
  }
}
