package org.penstock.ingest.opcua.tags;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.sample.ChangeFilter;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.Collecting.Trigger;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * Which tag an item or a polled node is, and what is done to its values here. Values come by one
 * thread; the settings are changed by another.
 */
final class ItemTag {

  private final Ranges ranges;
  private volatile TagSpec tag;
  private volatile @Nullable ChangeFilter filter;
  private boolean isStarted;

  ItemTag(TagSpec tag, Ranges ranges) {
    this.tag = tag;
    this.ranges = ranges;
  }

  /** The tag of an item. */
  static ItemTag of(OpcUaMonitoredItem item) {
    return (ItemTag) item.getUserObject().orElseThrow();
  }

  String name() {
    return tag.tagName();
  }

  TagSpec tag() {
    return tag;
  }

  boolean isFilteredHere() {
    return filter != null;
  }

  /** Asks the server to collect the tag as it is configured. */
  void configure(OpcUaMonitoredItem item) {
    item.setSamplingInterval(tag.collecting().sampling().toNanos() / 1e6);
    item.setQueueSize(uint(tag.collecting().queueSize()));
    item.setDiscardOldest(tag.collecting().discardOldest());
    Deadband.Kind kind = tag.isNumeric() ? tag.collecting().deadband().kind() : Deadband.Kind.NONE;
    if (kind != Deadband.Kind.NONE || tag.collecting().trigger() != Trigger.STATUS_VALUE) {
      item.setFilter(serverFilter(kind));
    } else if (item.getFilter() != null) {
      item.setFilter(serverFilter(Deadband.Kind.NONE));
    }
  }

  private DataChangeFilter serverFilter(Deadband.Kind kind) {
    DataChangeTrigger trigger =
        switch (tag.collecting().trigger()) {
          case STATUS -> DataChangeTrigger.Status;
          case STATUS_VALUE -> DataChangeTrigger.StatusValue;
          case STATUS_VALUE_TIMESTAMP -> DataChangeTrigger.StatusValueTimestamp;
        };
    return switch (kind) {
      case NONE -> new DataChangeFilter(trigger, uint(0), 0.0);
      case ABSOLUTE -> new DataChangeFilter(trigger, uint(1), tag.collecting().deadband().value());
      case PERCENT -> new DataChangeFilter(trigger, uint(2), tag.collecting().deadband().value());
    };
  }

  /** Takes other settings for an item that goes on. */
  void change(TagSpec changed, OpcUaMonitoredItem item) {
    tag = changed;
    filter = null;
    configure(item);
  }

  /** Takes other settings for a tag that is not monitored by the server. */
  void change(TagSpec changed) {
    tag = changed;
    filterHere();
  }

  /** The server takes no filter: every change comes, and the small ones end here. */
  void filterHere(OpcUaMonitoredItem item) {
    item.setFilter(null);
    filterHere();
  }

  void filterHere() {
    double deadband = tag.isNumeric() ? ranges.inUnits(tag) : 0;
    filter = new ChangeFilter(tag.collecting().trigger(), deadband);
  }

  /** The samples of items' values, less those that are too small a change. */
  static List<RawSample> samples(
      List<OpcUaMonitoredItem> items, List<DataValue> values, Instant now) {
    List<RawSample> samples = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      RawSample sample = of(items.get(i)).sample(values.get(i), now);
      if (sample != null) {
        samples.add(sample);
      }
    }
    return samples;
  }

  /** The sample of a value, or null when it is too small a change. */
  @Nullable RawSample sample(DataValue value, Instant now) {
    ReadingOrigin origin = isStarted ? ReadingOrigin.LIVE : ReadingOrigin.INITIAL;
    RawSample sample = Samples.of(tag, value, now, origin);
    ChangeFilter here = filter;
    if (here != null && !here.passes(sample)) {
      return null;
    }
    isStarted = true;
    return sample;
  }
}
