package org.penstock.plant.simulator.load;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.penstock.plant.simulator.signal.SampleHistory;
import org.penstock.plant.simulator.signal.TagSample;

/** All tags of the load mode; they outlive a restart of the server. */
public final class LoadTags implements SampleHistory {
  private static final String PREFIX = "load.t";

  private final List<LoadTag> tags;
  private final InstantSource clock;
  private int next;

  /** Tags that all keep a history. */
  public LoadTags(int count, InstantSource clock) {
    this(count, 0, clock);
  }

  /**
   * Tags some of which keep no history, as on most servers: what is lost of those stays lost.
   *
   * @param withoutHistory every so-manieth tag keeps none; 0: all keep one
   */
  public LoadTags(int count, int withoutHistory, InstantSource clock) {
    this.clock = clock;
    long now = clock.millis();
    this.tags =
        IntStream.range(0, count)
            .mapToObj(tag -> new LoadTag(nameOf(tag), keepsHistory(tag, withoutHistory), now))
            .toList();
  }

  private static boolean keepsHistory(int number, int withoutHistory) {
    return withoutHistory == 0 || (number + 1) % withoutHistory != 0;
  }

  /** What a tag is called: {@code load.t00000} is the first. */
  public static String nameOf(int number) {
    return String.format(Locale.ROOT, PREFIX + "%05d", number);
  }

  /** Changes that many tags, one after the other; only the driver calls it. */
  synchronized void change(long count) {
    long now = clock.millis();
    for (long i = 0; i < count; i++) {
      tags.get(next).change(now);
      next = next + 1 == tags.size() ? 0 : next + 1;
    }
  }

  List<LoadTag> all() {
    return tags;
  }

  /** How many tags there are. */
  public int count() {
    return tags.size();
  }

  /** How many changes were made so far; the value that a tag starts with is its first. */
  public long changes() {
    return tags.stream().mapToLong(LoadTag::changes).sum();
  }

  /** How many changes went to at least one monitored item. */
  public long handedOver() {
    return tags.stream().mapToLong(LoadTag::handedOver).sum();
  }

  /** When each change of a tag was made, as milliseconds of the epoch; the n-th has value n. */
  public long[] timesOf(int tag) {
    return tags.get(tag).times();
  }

  @Override
  public List<TagSample> between(String tag, Instant start, Instant end) {
    int number = Integer.parseInt(tag.substring(PREFIX.length()));
    return tags.get(number).between(millisFrom(start), millisFrom(end));
  }

  /** The first millisecond that is not before the time. */
  private static long millisFrom(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      return 0;
    }
    if (time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE / 2))) {
      return Long.MAX_VALUE;
    }
    return time.plusNanos(999_999).toEpochMilli();
  }
}
