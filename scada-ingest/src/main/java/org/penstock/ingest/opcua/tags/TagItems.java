package org.penstock.ingest.opcua.tags;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * The items of one subscription, made and changed in calls that the server bears. Used by the
 * supervisor's thread alone, but for their number.
 */
final class TagItems {

  /** What the server said of the items of one call. */
  @FunctionalInterface
  interface Settling {

    /** These were asked for, of which some were refused. */
    void settle(List<WantedItem> tried, Map<String, StatusCode> refused);
  }

  /** An item whose tag is collected otherwise from some time on. */
  private static final class Retired {

    private final String name;
    private final OpcUaMonitoredItem item;
    private final boolean isToBeDrained;
    private @Nullable Instant since;

    Retired(String name, OpcUaMonitoredItem item, boolean isToBeDrained) {
      this.name = name;
      this.item = item;
      this.isToBeDrained = isToBeDrained;
    }

    /** Whether the server has told what it held when the tag's other way began. */
    boolean isDrained(Instant now, Instant toldUpTo) {
      Instant other = since == null ? now : since;
      since = other;
      return !isToBeDrained || other.isBefore(toldUpTo);
    }
  }

  private final OpcUaSubscription subscription;
  private final Map<String, OpcUaMonitoredItem> items = new HashMap<>();
  private final List<Retired> retired = new ArrayList<>();
  private int itemsPerCall;
  private volatile int count;

  TagItems(OpcUaSubscription subscription, int itemsPerCall) {
    this.subscription = subscription;
    this.itemsPerCall = itemsPerCall;
  }

  int count() {
    return count;
  }

  Collection<OpcUaMonitoredItem> all() {
    return List.copyOf(items.values());
  }

  List<TagSpec> tags() {
    return items.values().stream().map(item -> ItemTag.of(item).tag()).toList();
  }

  /** Has the server monitor these; what comes of each call is said before the next one. */
  void monitor(List<WantedItem> wanted, Settling settling) throws UaException {
    int from = 0;
    while (from < wanted.size()) {
      List<WantedItem> call = wanted.subList(from, Math.min(wanted.size(), from + itemsPerCall));
      if (monitorInOneCall(call, settling)) {
        from += call.size();
      }
    }
  }

  /** False when the server takes fewer in one call than it says; then the calls become smaller. */
  private boolean monitorInOneCall(List<WantedItem> wanted, Settling settling) throws UaException {
    Map<OpcUaMonitoredItem, WantedItem> created = new LinkedHashMap<>();
    wanted.forEach(each -> created.put(each.item(), each));
    subscription.addMonitoredItems(List.copyOf(created.keySet()));
    List<MonitoredItemServiceOperationResult> results = subscription.createMonitoredItems();
    StatusCode failure = ItemResults.failureOfCall(results);
    if (failure != null && ItemResults.isTooMany(failure) && wanted.size() > 1) {
      forget(created.keySet());
      itemsPerCall = Math.max(1, wanted.size() / 2);
      return false;
    }
    Set<OpcUaMonitoredItem> unanswered = ItemResults.unanswered(results);
    forget(unanswered);
    List<OpcUaMonitoredItem> unfiltered = ItemResults.withRefusedFilter(results);
    if (!unfiltered.isEmpty()) {
      unfiltered.forEach(item -> ItemTag.of(item).filterHere(item));
      List<MonitoredItemServiceOperationResult> again = subscription.createMonitoredItems();
      failure = failure == null ? ItemResults.failureOfCall(again) : failure;
      unanswered.addAll(ItemResults.unanswered(again));
      forget(unanswered);
    }
    // The library may have made several calls of it, of which one failed: the others count.
    created.keySet().removeAll(unanswered);
    settling.settle(List.copyOf(created.values()), keep(created.keySet()));
    if (failure != null) {
      throw new UaException(failure);
    }
    return true;
  }

  /** Keeps the good ones; answers with the others. */
  private Map<String, StatusCode> keep(Collection<OpcUaMonitoredItem> created) {
    Map<String, StatusCode> refused = new HashMap<>();
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
    count = items.size();
    forget(bad);
    return refused;
  }

  /** Also of items that the server never had: the library would keep them in mind for ever. */
  private void forget(Collection<OpcUaMonitoredItem> gone) {
    if (!gone.isEmpty()) {
      subscription.removeMonitoredItems(List.copyOf(gone));
      var _ = subscription.deleteMonitoredItems();
    }
  }

  /**
   * Asks for other settings of items that go on; answers with those that are not in force, whether
   * the server refused them or the call failed.
   */
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
    Set<OpcUaMonitoredItem> refused = ItemResults.refused(results);
    List<OpcUaMonitoredItem> unfiltered = ItemResults.withRefusedFilter(results);
    if (!unfiltered.isEmpty()) {
      for (OpcUaMonitoredItem item : unfiltered) {
        ItemTag.of(item).filterHere(item);
        refused.remove(item);
      }
      refused.addAll(ItemResults.refused(subscription.modifyMonitoredItems()));
    }
    return refused.stream().map(changed::get).filter(Objects::nonNull).toList();
  }

  /**
   * Leaves an item out of account, which goes on until it is ended.
   *
   * @param isToBeDrained whether what the server holds for it is still wanted
   */
  void retire(String name, boolean isToBeDrained) {
    OpcUaMonitoredItem item = items.remove(name);
    if (item != null) {
      retired.add(new Retired(name, item, isToBeDrained));
    }
    count = items.size();
  }

  boolean hasRetired() {
    return !retired.isEmpty();
  }

  /**
   * Ends retired items that are over: their tags are collected otherwise, and what the server held
   * for them until then has come.
   */
  void endRetired(Predicate<String> isCollectedOtherwise, Instant now, Instant toldUpTo) {
    List<Retired> over =
        retired.stream()
            .filter(each -> isCollectedOtherwise.test(each.name) && each.isDrained(now, toldUpTo))
            .toList();
    retired.removeAll(over);
    forget(over.stream().map(each -> each.item).toList());
  }

  /** Ends the monitoring of a tag at once. */
  void end(String name) {
    retire(name, false);
    List<Retired> over = retired.stream().filter(each -> each.name.equals(name)).toList();
    retired.removeAll(over);
    forget(over.stream().map(each -> each.item).toList());
  }

  /** Ends the monitoring of everything. */
  void clear() {
    List<OpcUaMonitoredItem> gone = new ArrayList<>(items.values());
    retired.forEach(each -> gone.add(each.item));
    items.clear();
    retired.clear();
    count = 0;
    forget(gone);
  }
}
