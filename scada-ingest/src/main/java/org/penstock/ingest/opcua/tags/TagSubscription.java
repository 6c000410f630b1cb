package org.penstock.ingest.opcua.tags;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.loss.Arrivals;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SubscriptionSeen;

/**
 * One subscription with its items. Used once: a lost subscription is replaced, not mended.
 *
 * <p>The library's callbacks run on one queue that must not be held up: they stamp, enqueue, set
 * flags. Everything else is called by the supervisor's thread.
 */
final class TagSubscription implements OpcUaSubscription.SubscriptionListener {

  /** Longest time that a notification takes from the server to here. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private final Duration publishing;
  private final IngestConfig.Collecting limits;
  private final Consumer<List<RawSample>> sink;
  private final InstantSource clock;
  private final OpcUaSubscription subscription;
  private final TagItems items;
  private final AtomicBoolean lostNotifications = new AtomicBoolean();
  private final Arrivals arrivals;
  private volatile Instant madeAt;
  private volatile @Nullable Instant firstValue;
  private volatile @Nullable StatusCode transferRefused;
  private volatile boolean isLost;

  TagSubscription(
      OpcUaClient client,
      Duration publishing,
      int itemsPerCall,
      IngestConfig.Collecting limits,
      Consumer<List<RawSample>> sink,
      InstantSource clock) {
    this.publishing = publishing;
    this.limits = limits;
    this.sink = sink;
    this.clock = clock;
    this.subscription = new OpcUaSubscription(client);
    subscription.setMaxMonitoredItemsPerCall(uint(itemsPerCall));
    this.items = new TagItems(subscription, itemsPerCall);
    this.madeAt = clock.instant();
    this.arrivals = new Arrivals(publishing, madeAt);
  }

  void create() throws UaException {
    subscription.setLifetimeAndKeepAliveCalculated(false);
    subscription.setPublishingInterval((double) publishing.toMillis());
    subscription.setMaxKeepAliveCount(uint(periods(limits.keepAlive())));
    subscription.setLifetimeCount(uint(lifetimeCount()));
    subscription.setMaxNotificationsPerPublish(uint(limits.maxNotifications()));
    subscription.setSubscriptionListener(this);
    subscription.create();
    madeAt = clock.instant();
    arrivals.keptAlive(madeAt);
  }

  /** At least three keep-alives (OPC 10000-4, 5.14.2), also where one takes longer than asked. */
  private int lifetimeCount() {
    return Math.max(periods(limits.lifetime()), 3 * periods(limits.keepAlive()));
  }

  private int periods(Duration whole) {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(whole.toMillis(), publishing.toMillis())));
  }

  /** Deletes it on the server. */
  void delete() throws UaException {
    subscription.setSubscriptionListener(null);
    subscription.delete();
  }

  Duration publishing() {
    return publishing;
  }

  /** How many more items it may take. */
  int room() {
    return limits.itemsPerSubscription() - items.count();
  }

  Instant lastHeard() {
    return arrivals.lastHeard();
  }

  Arrivals arrivals() {
    return arrivals;
  }

  boolean isLost() {
    return isLost;
  }

  /** The server has these subscriptions and no others. */
  void serves(Set<UInteger> served) {
    isLost |= subscription.getSubscriptionId().filter(served::contains).isEmpty();
  }

  /** When the last item was made. */
  Instant madeAt() {
    return madeAt;
  }

  /** What the supervisor judges it by: what the server has promised. */
  SubscriptionSeen seen() {
    Duration every =
        subscription.getRevisedPublishingInterval().map(ItemResults::millis).orElse(publishing);
    long periods =
        subscription
            .getRevisedMaxKeepAliveCount()
            .map(UInteger::longValue)
            .orElseGet(() -> (long) periods(limits.keepAlive()));
    return new SubscriptionSeen(
        every, every.multipliedBy(periods), lastHeard(), isLost, isDue(), madeAt);
  }

  /** When the first value came. */
  Optional<Instant> firstValue() {
    return Optional.ofNullable(firstValue);
  }

  /** Whether there are items, and none has given a value yet. */
  boolean isDue() {
    return firstValue == null && items.count() > 0;
  }

  /** Whether each of its items has given its first value. */
  boolean haveItemsBegun() {
    return arrivals.haveBegun(items.count());
  }

  /** Why the server did not move it to a new session, if that is how it was lost. */
  Optional<StatusCode> transferRefused() {
    return Optional.ofNullable(transferRefused);
  }

  /** Whether notifications were lost since the last call. */
  boolean takeLostNotifications() {
    return lostNotifications.getAndSet(false);
  }

  /** Has the server monitor these; what comes of each call is said before the next one. */
  void monitor(List<WantedItem> wanted, TagItems.Settling settling) throws UaException {
    try {
      items.monitor(
          wanted,
          (tried, refused) -> {
            madeAt = clock.instant();
            settling.settle(tried, refused);
          });
    } catch (UaException e) {
      isLost |= ItemResults.isSubscriptionGone(e.getStatusCode());
      throw e;
    }
  }

  /** Its items. */
  TagItems items() {
    return items;
  }

  /** Ends retired items of tags that are collected otherwise, once nothing is held for them. */
  void endRetired(Predicate<String> isCollectedOtherwise) {
    Instant toldUpTo = lastHeard().minus(seen().publishing()).minus(ON_THE_WAY);
    items.endRetired(isCollectedOtherwise, clock.instant(), toldUpTo);
  }

  /** Ends the monitoring of everything. */
  void clear() {
    items.clear();
    // Afterwards: a value of an item that ended says nothing of its successor.
    firstValue = null;
    arrivals.beginAnew();
    madeAt = clock.instant();
  }

  /** The subscription as the library knows it. */
  OpcUaSubscription asMade() {
    return subscription;
  }

  @Override
  public void onDataReceived(
      OpcUaSubscription from, List<OpcUaMonitoredItem> received, List<DataValue> values) {
    Instant now = clock.instant();
    if (firstValue == null) {
      firstValue = now;
    }
    List<RawSample> samples = ItemTag.samples(received, values, now);
    arrivals.received(now, samples);
    sink.accept(samples);
  }

  @Override
  public void onKeepAliveReceived(OpcUaSubscription from) {
    arrivals.keptAlive(clock.instant());
  }

  @Override
  public void onNotificationDataLost(OpcUaSubscription from) {
    lostNotifications.set(true);
  }

  @Override
  public void onStatusChanged(OpcUaSubscription from, StatusCode status) {
    isLost |= status.isBad();
  }

  @Override
  public void onTransferFailed(OpcUaSubscription from, StatusCode status) {
    transferRefused = status;
    isLost = true;
  }
}
