package org.penstock.alert.domain.watch;

import java.util.Map;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;

/**
 * What a watch knows beside its alarms: the last value of each tag, and what each rule remembers.
 * It follows from the readings alone, so a copy of it and the readings since then make it again.
 *
 * @param tags last values by tag name
 * @param memories by alarm id
 */
public record Recollection(Map<String, Observation> tags, Map<String, Memory> memories) {

  /** Nothing is known yet. */
  public static final Recollection EMPTY = new Recollection(Map.of(), Map.of());

  public Recollection {
    tags = Map.copyOf(tags);
    memories = Map.copyOf(memories);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return tags.isEmpty() && memories.isEmpty();
  }
}
