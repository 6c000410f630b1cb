package org.penstock.plant.simulator.signal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last samples of every tag, as a small historian keeps them: only what changed, oldest out.
 *
 * <p>Samples without a source time are not kept: history is read by source time.
 */
public final class TagHistory implements SampleHistory {
  private final int capacityPerTag;
  private final Map<String, Deque<TagSample>> samples = new HashMap<>();

  public TagHistory(int capacityPerTag) {
    this.capacityPerTag = capacityPerTag;
  }

  synchronized void keep(TagSample sample) {
    if (sample.sourceTime() == null) {
      return;
    }
    Deque<TagSample> ring = samples.computeIfAbsent(sample.tag(), tag -> new ArrayDeque<>());
    if (sample.tellsMoreThan(ring.peekLast())) {
      if (ring.size() == capacityPerTag) {
        ring.removeFirst();
      }
      ring.addLast(sample);
    }
  }

  @Override
  public synchronized List<TagSample> between(String tag, Instant start, Instant end) {
    List<TagSample> found = new ArrayList<>();
    for (TagSample sample : samples.getOrDefault(tag, new ArrayDeque<>())) {
      Instant time = sample.sourceTime();
      if (time != null && !time.isBefore(start) && time.isBefore(end)) {
        found.add(sample);
      }
    }
    return found;
  }
}
