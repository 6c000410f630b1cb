package org.penstock.ingest.domain.loss;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;

/**
 * Counts dropped values by source, tag and cause until their gap records can be published.
 *
 * <p>Holds one entry for each tag and cause however many values are dropped, so that saying what
 * was lost cannot itself fill the memory. Safe for several threads.
 */
public final class LossTally {

  private record Key(String plantId, String sourceId, String tagName, GapCause cause) {}

  private record Lost(Instant from, Instant to, long count) {

    Lost plus(Instant first, Instant last, long more) {
      return new Lost(
          first.isBefore(from) ? first : from, last.isAfter(to) ? last : to, count + more);
    }
  }

  private final Map<Key, Lost> lost = new LinkedHashMap<>();
  private long total;

  /** One value of the tag, of that time, was dropped. */
  public void dropped(
      String plantId, String sourceId, String tagName, GapCause cause, Instant time) {
    add(new Key(plantId, sourceId, tagName, cause), time, time, 1);
  }

  /** Some values of the tag between those times did not reach us; how many is not known. */
  public void missed(
      String plantId, String sourceId, String tagName, GapCause cause, Instant from, Instant to) {
    add(new Key(plantId, sourceId, tagName, cause), from, to, 0);
  }

  private synchronized void add(Key key, Instant from, Instant to, long count) {
    lost.merge(key, new Lost(from, to, count), (known, _) -> known.plus(from, to, count));
    total += count;
  }

  /** Values dropped since the start. */
  public synchronized long total() {
    return total;
  }

  /** Whether there is something to say. */
  public synchronized boolean isEmpty() {
    return lost.isEmpty();
  }

  /** Takes everything counted so far as gap records. */
  public synchronized List<Gap> drain(Supplier<String> gapIds, Instant now) {
    List<Gap> gaps = new ArrayList<>(lost.size());
    lost.forEach((key, known) -> gaps.add(gap(key, known, gapIds.get(), now)));
    lost.clear();
    return gaps;
  }

  private static Gap gap(Key key, Lost known, String gapId, Instant now) {
    return new Gap(
        gapId,
        key.sourceId(),
        key.plantId(),
        key.tagName(),
        known.from(),
        known.to(),
        key.cause(),
        GapRecovery.PENDING,
        null,
        0,
        known.count(),
        null,
        now);
  }
}
