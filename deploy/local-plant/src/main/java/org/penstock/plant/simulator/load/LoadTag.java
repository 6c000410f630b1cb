package org.penstock.plant.simulator.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.penstock.plant.simulator.signal.TagSample;

/**
 * One tag that counts: its value is how often it has changed, its source time when it did.
 *
 * <p>One monitor guards a change and the making of a monitored item, so that an item sees the value
 * it starts with and every later one.
 */
final class LoadTag {
  private final String name;
  private final boolean keepsHistory;
  private List<DataItem> items = List.of();
  private long[] times = new long[16];
  private int changes;
  private int handedOver;

  LoadTag(String name, boolean keepsHistory, long nowMillis) {
    this.name = name;
    this.keepsHistory = keepsHistory;
    change(nowMillis);
  }

  String name() {
    return name;
  }

  /** Whether the server gives its history to clients; the oracle knows it in any case. */
  boolean keepsHistory() {
    return keepsHistory;
  }

  /** Counts on; two changes never bear the same time. */
  synchronized void change(long nowMillis) {
    long time = changes == 0 ? nowMillis : Math.max(nowMillis, times[changes - 1] + 1);
    if (changes == times.length) {
      times = Arrays.copyOf(times, 2 * times.length);
    }
    times[changes++] = time;
    if (!items.isEmpty()) {
      push(current());
    }
  }

  private void push(DataValue value) {
    boolean handed = false;
    for (DataItem item : items) {
      if (item.isSamplingEnabled()) {
        item.setValue(value);
        handed = true;
      }
    }
    handedOver += handed ? 1 : 0;
  }

  synchronized void add(DataItem item) {
    items = new ArrayList<>(items);
    items.add(item);
    item.setValue(current());
  }

  synchronized void remove(DataItem item) {
    items = items.stream().filter(each -> !each.equals(item)).toList();
  }

  synchronized void removeAll() {
    items = List.of();
  }

  synchronized int itemCount() {
    return items.size();
  }

  synchronized DataValue current() {
    DateTime time = new DateTime(Instant.ofEpochMilli(times[changes - 1]));
    return new DataValue(new Variant((double) changes), StatusCode.GOOD, time, time);
  }

  synchronized int changes() {
    return changes;
  }

  /** How many changes went to at least one monitored item. */
  synchronized int handedOver() {
    return handedOver;
  }

  /** When each change was made, oldest first. */
  synchronized long[] times() {
    return Arrays.copyOf(times, changes);
  }

  synchronized List<TagSample> between(long fromMillis, long toMillis) {
    int first = indexOf(fromMillis);
    return Arrays.stream(times, first, Math.max(first, indexOf(toMillis)))
        .mapToObj(Instant::ofEpochMilli)
        .map(time -> new TagSample(name, value(time), 0, time, time))
        .toList();
  }

  private double value(Instant time) {
    return 1.0 + indexOf(time.toEpochMilli());
  }

  private int indexOf(long millis) {
    int found = Arrays.binarySearch(times, 0, changes, millis);
    return found >= 0 ? found : -found - 1;
  }
}
