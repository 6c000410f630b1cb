package org.penstock.ingest.app.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.penstock.ingest.domain.backfill.TagMark;

/**
 * Marks on their way to the record, held back until the readings before them are on the disk for
 * sure: a process killed in between would otherwise believe to have read what is gone.
 */
final class HeldMarks {

  private record Held(TagMark mark, Instant since) {}

  private final Consumer<List<TagMark>> record;
  private final Duration holdBack;
  private final ArrayDeque<Held> held = new ArrayDeque<>();

  HeldMarks(Consumer<List<TagMark>> record, Duration holdBack) {
    this.record = record;
    this.holdBack = holdBack;
  }

  void add(TagMark mark, Instant now) {
    held.addLast(new Held(mark, now));
  }

  /** Lets those go that are old enough. */
  void release(Instant now) {
    List<TagMark> marks = new ArrayList<>();
    Held first = held.peekFirst();
    while (first != null && !first.since().plus(holdBack).isAfter(now)) {
      marks.add(held.removeFirst().mark());
      first = held.peekFirst();
    }
    if (!marks.isEmpty()) {
      record.accept(marks);
    }
  }

  /** How long until the last one may go. */
  Duration left(Instant now) {
    Held last = held.peekLast();
    return last == null ? Duration.ZERO : Duration.between(now, last.since().plus(holdBack));
  }
}
