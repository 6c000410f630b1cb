package org.penstock.ingest.opcua.tags;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.domain.sample.QualityMapping;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * One subscription for all tags of a source. Used once: a lost subscription is replaced, not
 * mended.
 *
 * <p>The library's callbacks run on one queue that must not be held up: they stamp, enqueue, set
 * flags.
 */
public final class TagSubscription implements OpcUaSubscription.SubscriptionListener {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

  /**
   * How long the server keeps the subscription, with its values, while it does not hear from us.
   */
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final int MAX_NOTIFICATIONS = 10_000;
  private static final int ITEMS_PER_CALL = 1_000;

  private final SourceSpec source;
  private final StreamReadings stream;
  private final InstantSource clock;
  private final NodeNames nodes;
  private final OpcUaSubscription subscription;
  private final Map<String, String> refused = new HashMap<>();
  private final AtomicBoolean lostNotifications = new AtomicBoolean();
  private volatile Instant lastHeard;
  private volatile boolean isLost;

  public TagSubscription(
      SourceSpec source, OpcUaClient client, StreamReadings stream, InstantSource clock) {
    this.source = source;
    this.stream = stream;
    this.clock = clock;
    this.nodes = new NodeNames(client);
    this.lastHeard = clock.instant();
    this.subscription = new OpcUaSubscription(client);
  }

  /** Creates the subscription with every tag that the server knows. */
  public void create() throws UaException {
    Duration interval = source.defaults().publishing();
    subscription.setLifetimeAndKeepAliveCalculated(false);
    subscription.setPublishingInterval((double) interval.toMillis());
    subscription.setMaxKeepAliveCount(uint(periods(KEEP_ALIVE, interval)));
    subscription.setLifetimeCount(uint(periods(LIFETIME, interval)));
    subscription.setMaxNotificationsPerPublish(uint(MAX_NOTIFICATIONS));
    subscription.setMaxMonitoredItemsPerCall(uint(ITEMS_PER_CALL));
    subscription.setSubscriptionListener(this);
    subscription.create();
    lastHeard = clock.instant();
    monitor(source.tags());
  }

  /** Tries the refused tags again. */
  public void retryRefused() throws UaException {
    if (!refused.isEmpty()) {
      nodes.refresh();
      monitor(source.tags().stream().filter(tag -> refused.containsKey(tag.tagName())).toList());
    }
  }

  /** The tags that the server refuses, with the reason of each. */
  public Map<String, String> refused() {
    return Map.copyOf(refused);
  }

  /** The last value or keep-alive. */
  public Instant lastHeard() {
    return lastHeard;
  }

  /** Whether the server said that it has dropped it. */
  public boolean isLost() {
    return isLost;
  }

  /** Whether notifications were lost since the last call. */
  public boolean takeLostNotifications() {
    return lostNotifications.getAndSet(false);
  }

  /** Deletes it on the server. */
  public void delete() throws UaException {
    subscription.setSubscriptionListener(null);
    subscription.delete();
  }

  private void monitor(List<TagSpec> tags) {
    Map<String, String> refusals = new HashMap<>();
    List<OpcUaMonitoredItem> items = new ArrayList<>(tags.size());
    for (TagSpec tag : tags) {
      nodes
          .resolve(tag.nodeId())
          .ifPresentOrElse(
              node -> items.add(item(tag, node)),
              () -> refusals.put(tag.tagName(), "the server has no such namespace"));
    }
    subscription.addMonitoredItems(items);
    List<OpcUaMonitoredItem> bad = refusedItems(subscription.createMonitoredItems());
    if (bad.stream().anyMatch(item -> item.getFilter() != null)) {
      // Some servers take no deadband: better every change than none.
      bad.forEach(item -> item.setFilter(null));
      bad = refusedItems(subscription.createMonitoredItems());
    }
    bad.forEach(item -> refusals.put(tagOf(item).name, reason(item)));
    subscription.removeMonitoredItems(bad);
    reportRefused(tags, refusals);
  }

  private static List<OpcUaMonitoredItem> refusedItems(
      List<MonitoredItemServiceOperationResult> results) {
    return results.stream()
        .filter(result -> !result.isGood())
        .map(MonitoredItemServiceOperationResult::monitoredItem)
        .toList();
  }

  /** A newly refused tag gets a BAD reading, so that nobody waits for it in silence. */
  private void reportRefused(List<TagSpec> tried, Map<String, String> refusals) {
    List<RawSample> samples = new ArrayList<>();
    for (TagSpec tag : tried) {
      String reason = refusals.get(tag.tagName());
      if (reason == null) {
        refused.remove(tag.tagName());
      } else if (refused.put(tag.tagName(), reason) == null) {
        samples.add(
            Samples.without(
                tag.tagName(),
                QualityMapping.NODE_UNKNOWN,
                clock.instant(),
                ReadingOrigin.INITIAL));
      }
    }
    stream.take(source, samples);
  }

  private OpcUaMonitoredItem item(TagSpec tag, NodeId node) {
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
    item.setSamplingInterval((double) tag.collecting().sampling().toMillis());
    item.setQueueSize(uint(tag.collecting().queueSize()));
    item.setDiscardOldest(true);
    item.setUserObject(new ItemTag(tag.tagName()));
    Deadband deadband = tag.collecting().deadband();
    if (deadband.kind() == Deadband.Kind.ABSOLUTE && tag.isNumeric()) {
      item.setFilter(
          new DataChangeFilter(DataChangeTrigger.StatusValue, uint(1), deadband.value()));
    }
    return item;
  }

  private static String reason(OpcUaMonitoredItem item) {
    return item.getCreateResult().map(StatusCode::toString).orElse("not created");
  }

  private static ItemTag tagOf(OpcUaMonitoredItem item) {
    return (ItemTag) item.getUserObject().orElseThrow();
  }

  private static int periods(Duration whole, Duration interval) {
    return Math.toIntExact(Math.ceilDiv(whole.toMillis(), interval.toMillis()));
  }

  @Override
  public void onDataReceived(
      OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<DataValue> values) {
    Instant now = clock.instant();
    lastHeard = now;
    List<RawSample> samples = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      ItemTag tag = tagOf(items.get(i));
      samples.add(Samples.of(tag.name, values.get(i), now, tag.nextOrigin()));
    }
    stream.take(source, samples);
  }

  @Override
  public void onKeepAliveReceived(OpcUaSubscription from) {
    lastHeard = clock.instant();
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

  /** Which tag an item is; touched by the callback's queue alone. */
  private static final class ItemTag {

    private final String name;
    private boolean isStarted;

    ItemTag(String name) {
      this.name = name;
    }

    ReadingOrigin nextOrigin() {
      ReadingOrigin origin = isStarted ? ReadingOrigin.LIVE : ReadingOrigin.INITIAL;
      isStarted = true;
      return origin;
    }
  }
}
