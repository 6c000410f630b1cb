package org.penstock.ingest.opcua.alarm;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.config.AlarmSettings;
import org.penstock.ingest.domain.source.SourceSpec;

/**
 * One subscription to the events of a source's notifier. Used once: a lost subscription is
 * replaced, not mended. Its callbacks stamp, enqueue, set flags.
 */
final class AlarmSubscription implements OpcUaSubscription.SubscriptionListener {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

  /** How long the server keeps the subscription, with its events, while it does not hear of us. */
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final SourceSpec source;
  private final TrackConditions track;
  private final InstantSource clock;
  private final AlarmSettings config;
  private final EventReader reader;
  private final OpcUaSubscription subscription;
  private final AtomicBoolean lostNotifications = new AtomicBoolean();
  private volatile Instant lastHeard;
  private volatile boolean isLost;

  AlarmSubscription(
      SourceSpec source,
      OpcUaClient client,
      TrackConditions track,
      InstantSource clock,
      AlarmSettings config) {
    this.source = source;
    this.track = track;
    this.clock = clock;
    this.config = config;
    this.reader = new EventReader(client);
    this.lastHeard = clock.instant();
    this.subscription = new OpcUaSubscription(client);
  }

  /** Creates it; false when the server tells nothing of alarms at that node. */
  boolean create(NodeId notifier) throws UaException {
    Duration interval = config.publishingInterval();
    subscription.setLifetimeAndKeepAliveCalculated(false);
    subscription.setPublishingInterval((double) interval.toMillis());
    subscription.setMaxKeepAliveCount(uint(periods(KEEP_ALIVE, interval)));
    subscription.setLifetimeCount(uint(periods(LIFETIME, interval)));
    subscription.setSubscriptionListener(this);
    subscription.create();
    lastHeard = clock.instant();
    return monitor(notifier, EventFields.full()) || monitor(notifier, EventFields.mandatory());
  }

  private boolean monitor(NodeId notifier, EventFilter filter) {
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(notifier, filter);
    item.setQueueSize(uint(config.queueSize()));
    item.setDiscardOldest(true);
    subscription.addMonitoredItem(item);
    subscription.createMonitoredItems();
    if (item.getCreateResult().map(StatusCode::isGood).orElse(false)) {
      return true;
    }
    subscription.removeMonitoredItem(item);
    return false;
  }

  private static int periods(Duration whole, Duration interval) {
    return Math.toIntExact(Math.ceilDiv(whole.toMillis(), interval.toMillis()));
  }

  Optional<UInteger> id() {
    return subscription.getSubscriptionId();
  }

  boolean isLost() {
    return isLost;
  }

  Instant lastHeard() {
    return lastHeard;
  }

  /** Whether notifications were lost since the last call. */
  boolean takeLostNotifications() {
    return lostNotifications.getAndSet(false);
  }

  void delete() throws UaException {
    subscription.setSubscriptionListener(null);
    subscription.delete();
  }

  @Override
  public void onEventReceived(
      OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<Variant[]> events) {
    lastHeard = clock.instant();
    track.take(source, events.stream().map(reader::read).toList());
  }

  @Override
  public void onKeepAliveReceived(OpcUaSubscription from) {
    lastHeard = clock.instant();
    track.heard(source);
  }

  @Override
  public void onNotificationDataLost(OpcUaSubscription from) {
    lostNotifications.set(true);
  }

  @Override
  public void onStatusChanged(OpcUaSubscription from, StatusCode status) {
    if (status.isBad()) {
      isLost = true;
    }
  }

  @Override
  public void onTransferFailed(OpcUaSubscription from, StatusCode status) {
    isLost = true;
  }
}
