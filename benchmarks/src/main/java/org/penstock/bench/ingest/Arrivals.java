package org.penstock.bench.ingest;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which change of which tag has arrived, how, and in which order.
 *
 * <p>Written by the topic's reader alone; the counts may be read by others at any time.
 */
final class Arrivals {
  private final Tag[] tags;
  private volatile long records;
  private volatile long distinct;
  private volatile long streamed;
  private volatile long repeated;
  private volatile long renamed;
  private volatile long reordered;
  private volatile long unheardOf;

  private static final class Tag {
    private final BitSet streamed = new BitSet();
    private final BitSet any = new BitSet();
    private int[] ids = new int[16];
    private int last;
  }

  Arrivals(int count) {
    tags = new Tag[count];
    Arrays.setAll(tags, _ -> new Tag());
  }

  /**
   * One value has arrived.
   *
   * @param id a digest of its event id: the same value must always have the same
   */
  synchronized void see(ReadingScan reading, int id) {
    records++;
    if (reading.tag() >= tags.length) {
      unheardOf++;
      return;
    }
    Tag tag = tags[reading.tag()];
    boolean isNew = !tag.any.get(reading.value());
    if (isNew) {
      distinct++;
      tag.any.set(reading.value());
      remember(tag, reading.value(), id);
    } else {
      repeated++;
      renamed += tag.ids[reading.value()] == id ? 0 : 1;
    }
    if (reading.kind() == ReadingScan.Kind.STREAMED) {
      reordered += isNew && reading.value() < tag.last ? 1 : 0;
      streamed += tag.streamed.get(reading.value()) ? 0 : 1;
      tag.streamed.set(reading.value());
      tag.last = Math.max(tag.last, reading.value());
    }
  }

  private static void remember(Tag tag, int value, int id) {
    if (value >= tag.ids.length) {
      tag.ids = Arrays.copyOf(tag.ids, Math.max(value + 1, 2 * tag.ids.length));
    }
    tag.ids[value] = id;
  }

  /** Whether a change has come by the subscription. */
  synchronized boolean isStreamed(int tag, int value) {
    return tags[tag].streamed.get(value);
  }

  /** Whether a change has come at all. */
  synchronized boolean hasArrived(int tag, int value) {
    return tags[tag].any.get(value);
  }

  /** Values of a tag that were never made. */
  synchronized int inventedAfter(int tag, int lastChange) {
    BitSet any = tags[tag].any;
    return any.cardinality() - any.get(1, lastChange + 1).cardinality();
  }

  /** How many records there were. */
  long records() {
    return records;
  }

  /** How many different values. */
  long distinct() {
    return distinct;
  }

  /** How many different values by the subscription; what history brings is not among them. */
  long streamed() {
    return streamed;
  }

  /** How many came again. */
  long repeated() {
    return repeated;
  }

  /** How many came again with another event id: consumers cannot know them for the same. */
  long renamed() {
    return renamed;
  }

  /** How many came by the subscription after a later one of their tag. */
  long reordered() {
    return reordered;
  }

  /** Records of tags that the plant does not have. */
  long unheardOf() {
    return unheardOf;
  }
}
