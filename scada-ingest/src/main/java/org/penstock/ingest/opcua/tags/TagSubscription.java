package org.penstock.ingest.opcua.tags;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.loss.Arrivals;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * One subscription with its items. Used once: a lost subscription is replaced, not mended.
 *
 * <p>The library's callbacks run on one queue that must not be held up: they stamp, enqueue, set
 * flags. Everything else is called by the supervisor's thread.
 */
final class TagSubscription implements OpcUaSubscription.SubscriptionListener {

  private final Duration publishing;
  private final IngestConfig.Collecting limits;
  private final Consumer<List<RawSample>> sink;
  private final InstantSource clock;
  private final OpcUaSubscription subscription;
  private final Map<String, OpcUaMonitoredItem> items = new HashMap<>();
  private final AtomicBoolean lostNotifications = new AtomicBoolean();
  private final Arrivals arrivals;
  private int itemsPerCall;
  private volatile int itemCount;
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
    this.itemsPerCall = itemsPerCall;
    this.limits = limits;
    this.sink = sink;
    this.clock = clock;
    this.subscription = new OpcUaSubscription(client);
    this.madeAt = clock.instant();
    this.arrivals = new Arrivals(publishing, madeAt);
  }

  void create() throws UaException {
    subscription.setLifetimeAndKeepAliveCalculated(false);
    subscription.setPublishingInterval((double) publishing.toMillis());
    subscription.setMaxKeepAliveCount(uint(periods(limits.keepAlive())));
    subscription.setLifetimeCount(uint(periods(limits.lifetime())));
    subscription.setMaxNotificationsPerPublish(uint(limits.maxNotifications()));
    subscription.setMaxMonitoredItemsPerCall(uint(itemsPerCall));
    subscription.setSubscriptionListener(this);
    subscription.create();
    madeAt = clock.instant();
    arrivals.keptAlive(madeAt);
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
    return limits.itemsPerSubscription() - items.size();
  }

  int itemCount() {
    return itemCount;
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

  void lose() {
    isLost = true;
  }

  /** When the items were made. */
  Instant madeAt() {
    return madeAt;
  }

  /** When the first value came. */
  Optional<Instant> firstValue() {
    return Optional.ofNullable(firstValue);
  }

  /** Whether there are items, and none has given a value yet. */
  boolean isDue() {
    return firstValue == null && itemCount > 0;
  }

  /** Why the server did not move it to a new session, if that is how it was lost. */
  Optional<StatusCode> transferRefused() {
    return Optional.ofNullable(transferRefused);
  }

  /** Whether notifications were lost since the last call. */
  boolean takeLostNotifications() {
    return lostNotifications.getAndSet(false);
  }

  /** Has the server monitor these, and answers with those that it does not, and why. */
  Map<String, StatusCode> monitor(List<WantedItem> wanted) throws UaException {
    Map<String, StatusCode> refused = new HashMap<>();
    int from = 0;
    while (from < wanted.size()) {
      List<WantedItem> call = wanted.subList(from, Math.min(wanted.size(), from + itemsPerCall));
      if (monitorInOneCall(call, refused)) {
        from += call.size();
      }
    }
    return refused;
  }

  /** False when the server takes fewer in one call than it says; then the calls become smaller. */
  private boolean monitorInOneCall(List<WantedItem> wanted, Map<String, StatusCode> refused)
      throws UaException {
    List<OpcUaMonitoredItem> created = wanted.stream().map(WantedItem::item).toList();
    subscription.addMonitoredItems(created);
    List<MonitoredItemServiceOperationResult> results = subscription.createMonitoredItems();
    StatusCode failure = ItemResults.failureOfCall(results);
    if (failure != null) {
      forget(created);
      if (ItemResults.isTooMany(failure) && wanted.size() > 1) {
        itemsPerCall = Math.max(1, wanted.size() / 2);
        return false;
      }
      throw new UaException(failure);
    }
    List<OpcUaMonitoredItem> unfiltered = ItemResults.withRefusedFilter(results);
    if (!unfiltered.isEmpty()) {
      unfiltered.forEach(item -> ItemTag.of(item).filterHere(item));
      results = subscription.createMonitoredItems();
    }
    keep(created, refused);
    return true;
  }

  private void keep(List<OpcUaMonitoredItem> created, Map<String, StatusCode> refused) {
    List<OpcUaMonitoredItem> bad = new ArrayList<>();
    for (OpcUaMonitoredItem item : created) {
      String name = ItemTag.of(item).name();
      StatusCode result = item.getCreateResult().orElse(StatusCode.BAD);
      if (result.isGood()) {
        items.put(name, item);
      } else {
        bad.add(item);
        refused.put(name, result);
      }
    }
    itemCount = items.size();
    forget(bad);
  }

  /** Also of items that the server never had: the library would keep them in mind for ever. */
  private void forget(List<OpcUaMonitoredItem> gone) {
    if (!gone.isEmpty()) {
      subscription.removeMonitoredItems(gone);
      var _ = subscription.deleteMonitoredItems();
    }
  }

  /** Asks for other settings of items that go on; answers with those that the server refuses. */
  List<TagSpec> modify(List<TagSpec> tags) {
    Map<OpcUaMonitoredItem, TagSpec> changed = new HashMap<>();
    for (TagSpec tag : tags) {
      OpcUaMonitoredItem item = items.get(tag.tagName());
      if (item != null) {
        ItemTag.of(item).change(tag, item);
        changed.put(item, tag);
      }
    }
    List<MonitoredItemServiceOperationResult> results = subscription.modifyMonitoredItems();
    List<OpcUaMonitoredItem> unfiltered = ItemResults.withRefusedFilter(results);
    if (!unfiltered.isEmpty()) {
      unfiltered.forEach(item -> ItemTag.of(item).filterHere(item));
      results = subscription.modifyMonitoredItems();
    }
    return changed.entrySet().stream()
        .filter(entry -> !entry.getKey().getModifyResult().orElse(StatusCode.GOOD).isGood())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Ends the monitoring of these. */
  void remove(Collection<String> names) {
    List<OpcUaMonitoredItem> gone = new ArrayList<>();
    for (String name : names) {
      OpcUaMonitoredItem item = items.remove(name);
      if (item != null) {
        gone.add(item);
      }
    }
    itemCount = items.size();
    forget(gone);
  }

  /** Leaves an item out of account; what is returned ends it on the server. */
  Optional<Runnable> detach(String name) {
    OpcUaMonitoredItem item = items.remove(name);
    itemCount = items.size();
    return item == null ? Optional.empty() : Optional.of(() -> forget(List.of(item)));
  }

  /** Ends the monitoring of everything. */
  void clear() {
    remove(List.copyOf(items.keySet()));
    // Afterwards: a last value of the old items says nothing of the new ones.
    firstValue = null;
    arrivals.beginAnew();
    madeAt = clock.instant();
  }

  Collection<OpcUaMonitoredItem> items() {
    return List.copyOf(items.values());
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
