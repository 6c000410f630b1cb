package org.penstock.compliance.domain.export.render;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells two readings that the reader of a file would take for one: the last would win there, and
 * nobody would know. Only readings of about the same time can be mistaken, so only they are kept.
 */
final class SeenSlots {

  private final Duration window;
  private Instant windowEnd = Instant.MIN;
  private Set<String> earlier = new HashSet<>();
  private Set<String> now = new HashSet<>();

  /**
   * A memory that reaches so far back.
   *
   * @param window as long as two different times can look the same in the file
   */
  SeenSlots(Duration window) {
    this.window = window;
  }

  /** Whether the same key was there within the window; times come in order. */
  boolean isTwice(String key, Instant at) {
    if (!at.isBefore(windowEnd)) {
      earlier = at.isBefore(plus(windowEnd)) ? now : new HashSet<>();
      now = new HashSet<>();
      windowEnd = at.plus(window);
    }
    return earlier.contains(key) || !now.add(key);
  }

  /** Another tag begins: its times start anew. */
  void forget() {
    earlier.clear();
    now.clear();
    windowEnd = Instant.MIN;
  }

  private Instant plus(Instant end) {
    return end.equals(Instant.MIN) ? end : end.plus(window);
  }
}
