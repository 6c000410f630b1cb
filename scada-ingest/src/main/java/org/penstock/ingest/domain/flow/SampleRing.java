package org.penstock.ingest.domain.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.penstock.event.GapCause;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RecordTime;
import org.penstock.ingest.domain.source.SourceSpec;

/**
 * Takes samples from the server's callback without ever making it wait: a callback that blocks
 * longer than the subscription's lifetime loses the subscription.
 *
 * <p>Full, it drops the oldest samples and counts each.
 */
public final class SampleRing {

  /** A sample and the source it came from. */
  public record Entry(SourceSpec source, RawSample sample) {}

  private final int capacity;
  private final LossTally losses;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();

  public SampleRing(int capacity, LossTally losses) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity of the ring: %d".formatted(capacity));
    }
    this.capacity = capacity;
    this.losses = losses;
  }

  /** Takes samples in this order. */
  public void offer(SourceSpec source, List<RawSample> samples) {
    lock.lock();
    try {
      for (RawSample sample : samples) {
        if (entries.size() == capacity) {
          drop(entries.removeFirst());
        }
        entries.addLast(new Entry(source, sample));
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private void drop(Entry entry) {
    losses.dropped(
        entry.source().plantId(),
        entry.source().id(),
        entry.sample().tagName(),
        GapCause.CONSUMER_SLOW,
        RecordTime.of(entry.sample()));
  }

  /** The oldest samples, at most so many; waits for the first one, at most so long. */
  public List<Entry> take(int max, Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = wait.toNanos();
      while (entries.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      List<Entry> taken = new ArrayList<>(Math.min(max, entries.size()));
      while (taken.size() < max && !entries.isEmpty()) {
        taken.add(entries.removeFirst());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** How many samples wait. */
  public int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }
}
