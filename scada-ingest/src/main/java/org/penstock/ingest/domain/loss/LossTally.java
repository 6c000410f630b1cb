package org.penstock.ingest.domain.loss;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;

/**
 * Counts dropped values by source, tag and cause until their gap records can be published.
 *
 * <p>Holds one entry for each tag and cause however many values are dropped, and one for the whole
 * source where more tags lose values than are told one by one: a service that cannot keep up must
 * not be buried by ten thousand records, every few seconds, of what it cannot keep up with. A loss
 * keeps its identity while it grows, so that it can be kept on disk at every step and told once.
 * Safe for several threads.
 */
public final class LossTally {

  private record Key(String plantId, String sourceId, @Nullable String tagName, GapCause cause) {}

  /** One loss that grows. */
  private static final class Lost {

    private Instant from;
    private Instant to;
    private long count;
    private @Nullable String gapId;
    private boolean isChanged;

    Lost(Instant from, Instant to) {
      this.from = from;
      this.to = to;
    }

    void add(Instant first, Instant last, long more) {
      from = first.isBefore(from) ? first : from;
      to = last.isAfter(to) ? last : to;
      count += more;
      isChanged = true;
    }
  }

  /** So many tags of a source are told one by one where nothing else is said. */
  private static final int USUAL_TAGS = 200;

  private final int mostTags;
  private final Map<Key, Lost> lost = new LinkedHashMap<>();

  /** By the key of the whole source, how many of its tags are told one by one. */
  private final Map<Key, Integer> tags = new HashMap<>();

  private long total;

  public LossTally() {
    this(USUAL_TAGS);
  }

  /**
   * Nothing is lost yet.
   *
   * @param mostTags of so many tags of a source losses of one cause are told one by one; those of
   *     further tags are one loss of the source
   */
  public LossTally(int mostTags) {
    this.mostTags = mostTags;
  }

  /** One value of the tag, of that time, was dropped. */
  public void dropped(
      String plantId, String sourceId, String tagName, GapCause cause, Instant time) {
    add(new Key(plantId, sourceId, tagName, cause), time, time, 1);
  }

  /**
   * Some values between those times did not reach us; how many is not known.
   *
   * @param tagName null: of any tag of the source
   */
  public void missed(
      String plantId,
      String sourceId,
      @Nullable String tagName,
      GapCause cause,
      Instant from,
      Instant to) {
    add(new Key(plantId, sourceId, tagName, cause), from, to, 0);
  }

  private synchronized void add(Key key, Instant from, Instant to, long count) {
    lost.computeIfAbsent(entry(key), _ -> new Lost(from, to)).add(from, to, count);
    total += count;
  }

  private Key entry(Key key) {
    if (key.tagName() == null || lost.containsKey(key)) {
      return key;
    }
    Key source = new Key(key.plantId(), key.sourceId(), null, key.cause());
    return tags.merge(source, 1, Integer::sum) <= mostTags ? key : source;
  }

  /** Values dropped since the start. */
  public synchronized long total() {
    return total;
  }

  /** Whether there is something to say. */
  public synchronized boolean isEmpty() {
    return lost.isEmpty();
  }

  /** What has grown since the last call, as gap records that may grow further. */
  public synchronized List<Gap> changed(Supplier<String> gapIds, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    lost.forEach((key, known) -> {
      if (known.isChanged) {
        known.isChanged = false;
        gaps.add(gap(key, known, gapIds, now));
      }
    });
    return gaps;
  }

  /** Takes everything counted so far as gap records. */
  public synchronized List<Gap> drain(Supplier<String> gapIds, Instant now) {
    List<Gap> gaps = new ArrayList<>(lost.size());
    lost.forEach((key, known) -> gaps.add(gap(key, known, gapIds, now)));
    lost.clear();
    tags.clear();
    return gaps;
  }

  private static Gap gap(Key key, Lost known, Supplier<String> gapIds, Instant now) {
    String gapId = known.gapId == null ? gapIds.get() : known.gapId;
    known.gapId = gapId;
    return new Gap(
        gapId,
        key.sourceId(),
        key.plantId(),
        key.tagName(),
        known.from,
        known.to,
        key.cause(),
        GapRecovery.PENDING,
        known.count == 0 ? null : known.count,
        0,
        known.count,
        null,
        now);
  }
}
