package org.penstock.ingest.domain.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A time to ask a history for. */
public record Window(Instant from, Instant to) {

  public Window {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("window from %s to %s".formatted(from, to));
    }
  }

  /** The same with a margin on both sides: clocks differ and boundaries are not sharp. */
  public Window widened(Duration margin) {
    return new Window(from.minus(margin), to.plus(margin));
  }

  /** Its newest part, no longer than that. */
  public Window newest(Duration longest) {
    return isLongerThan(longest) ? new Window(to.minus(longest), to) : this;
  }

  public boolean isLongerThan(Duration longest) {
    return Duration.between(from, to).compareTo(longest) > 0;
  }

  /** Whether the time lies in it, its two ends included. */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  /** The shortest window that holds both. */
  public Window with(Window other) {
    return new Window(
        from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
  }

  /** Its pieces of that length: each begins where another ends. */
  public List<Window> slices(Duration length, boolean newestFirst) {
    List<Window> slices = new ArrayList<>();
    Instant start = from;
    do {
      Instant end = start.plus(length);
      slices.add(new Window(start, end.isBefore(to) ? end : to));
      start = end;
    } while (start.isBefore(to));
    if (newestFirst) {
      Collections.reverse(slices);
    }
    return slices;
  }
}
