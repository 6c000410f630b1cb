package org.penstock.ingest.opcua.alarm;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.config.AlarmSettings;
import org.penstock.ingest.domain.condition.ActiveState;
import org.penstock.ingest.domain.port.ConditionCounters.RefreshOutcome;
import org.penstock.ingest.domain.source.SourceSpec;

/**
 * Keeps one source's alarm events coming, over the client that its readings have and on a thread of
 * its own: a server without alarms, or one that is slow to answer for them, never disturbs the
 * readings. The client is not ours: whoever made it connects and closes it.
 */
final class AlarmWatch implements AutoCloseable, SessionActivityListener {

  private static final Logger LOG = Logger.getLogger(AlarmWatch.class);
  private static final long LOOK_MILLIS = 500;

  private final SourceSpec source;
  private final OpcUaClient client;
  private final TrackConditions track;
  private final InstantSource clock;
  private final AlarmSettings config;
  private final AlarmStateQueries queries;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean isSessionActive;
  private @Nullable AlarmSubscription subscription;
  private Instant nextTry = Instant.MIN;

  AlarmWatch(
      SourceSpec source,
      OpcUaClient client,
      TrackConditions track,
      InstantSource clock,
      AlarmSettings config) {
    this.source = source;
    this.client = client;
    this.track = track;
    this.clock = clock;
    this.config = config;
    this.queries = new AlarmStateQueries(client);
    this.thread = Thread.ofVirtual().name("alarms of " + source.id()).unstarted(this::run);
  }

  /** Begins to watch a client that is connected. */
  AlarmWatch start() {
    client.addSessionActivityListener(this);
    isSessionActive = true;
    thread.start();
    return this;
  }

  /** Whether it is what watches that source over that client. */
  boolean isOf(OpcUaClient other, SourceSpec now) {
    return client.equals(other) && source.alarms().equals(now.alarms());
  }

  @Override
  public void onSessionActive(UaSession session) {
    isSessionActive = true;
  }

  @Override
  public void onSessionInactive(UaSession session) {
    isSessionActive = false;
    track.away(source, true);
  }

  /** Begins to end; a request under way is not waited for. */
  @Override
  public void close() {
    client.removeSessionActivityListener(this);
    stop.countDown();
    track.away(source, true);
  }

  private void run() {
    try {
      do {
        if (isSessionActive) {
          tend();
        }
      } while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    AlarmSubscription known = subscription;
    if (known != null && isSessionActive) {
      delete(known);
    }
  }

  /** One look, and what follows; may take as long as a request. */
  private void tend() {
    AlarmSubscription known = subscription;
    Instant now = clock.instant();
    if (known != null && (known.isLost() || isSilent(known, now))) {
      track.away(source, true);
      delete(known);
      subscription = null;
      known = null;
    }
    if (known == null) {
      if (!now.isBefore(nextTry)) {
        subscribe();
      }
    } else {
      if (isSessionActive) {
        track.away(source, false);
      }
      if (known.takeLostNotifications()) {
        track.lost(source);
      }
      learnStates(known);
    }
  }

  private boolean isSilent(AlarmSubscription known, Instant now) {
    return known.lastHeard().plus(config.silence()).isBefore(now);
  }

  private void delete(AlarmSubscription known) {
    try {
      known.delete();
    } catch (UaException e) {
      LOG.debugf("%s: the subscription to alarms is gone: %s", source.id(), e.getMessage());
    }
  }

  private void subscribe() {
    AlarmSubscription next = new AlarmSubscription(source, client, track, clock, config);
    try {
      NodeId notifier = notifier().orElse(NodeIds.Server);
      if (next.create(notifier)) {
        subscription = next;
        track.subscribed(source);
        learnStates(next);
        return;
      }
      LOG.infof("%s: the server tells nothing of alarms", source.id());
      nextTry = clock.instant().plus(config.retryUnsupported());
    } catch (UaException e) {
      LOG.warnf("%s: no subscription to alarms: %s", source.id(), e.getMessage());
      nextTry = clock.instant().plus(config.silence());
    }
    delete(next);
  }

  private Optional<NodeId> notifier() {
    try {
      return ExpandedNodeId.parse(source.alarms().notifier()).toNodeId(client.getNamespaceTable());
    } catch (UaRuntimeException e) {
      return Optional.empty();
    }
  }

  private void learnStates(AlarmSubscription known) {
    switch (track.nextStep(source)) {
      case NONE -> {}
      case ASK -> known.id().ifPresent(this::ask);
      case READ_STATES -> {
        track.asked(source, RefreshOutcome.UNSUPPORTED);
        readStates();
      }
    }
  }

  private void ask(UInteger id) {
    track.asking(source);
    switch (queries.refresh(id)) {
      case ACCEPTED -> track.asked(source, RefreshOutcome.ACCEPTED);
      case NOT_NOW -> {
        // Some servers always fail: what can be read need not wait for one that does not.
        track.asked(source, RefreshOutcome.FAILED);
        readStates();
      }
      case UNSUPPORTED -> {
        LOG.infof("%s: no condition refresh: the states are read", source.id());
        track.asked(source, RefreshOutcome.UNSUPPORTED);
        readStates();
      }
    }
  }

  private void readStates() {
    try {
      Map<String, ActiveState> answers = queries.read(track.toRead(source));
      track.read(source, answers);
    } catch (UaException e) {
      LOG.warnf("%s: states of conditions not read: %s", source.id(), e.getMessage());
      track.asked(source, RefreshOutcome.FAILED);
    }
  }
}
