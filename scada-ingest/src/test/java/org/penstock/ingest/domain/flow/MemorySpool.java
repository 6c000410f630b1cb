package org.penstock.ingest.domain.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.sample.RecordTime;

/**
 * A spool in memory, bounded by a number of readings. Full, it drops the oldest reading that is not
 * being sent, and counts it.
 */
public final class MemorySpool implements Spool {

  private final int capacity;
  private final LossTally losses;
  private final ArrayDeque<Reading> sending = new ArrayDeque<>();
  private final ArrayDeque<Reading> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private long dropped;

  public MemorySpool(int capacity, LossTally losses) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity of the spool: %d".formatted(capacity));
    }
    this.capacity = capacity;
    this.losses = losses;
  }

  @Override
  public void append(List<Reading> readings) {
    lock.lock();
    try {
      for (Reading reading : readings) {
        if (waiting.size() == capacity) {
          drop(waiting.removeFirst());
        }
        waiting.addLast(reading);
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private void drop(Reading oldest) {
    dropped++;
    losses.dropped(
        oldest.plantId(),
        oldest.sourceId(),
        oldest.tagName(),
        GapCause.SPOOL_DROPPED,
        RecordTime.of(oldest));
  }

  @Override
  public List<Reading> head(int max, Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = wait.toNanos();
      while (sending.isEmpty() && waiting.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      while (sending.size() < max && !waiting.isEmpty()) {
        sending.addLast(waiting.removeFirst());
      }
      List<Reading> head = new ArrayList<>(Math.min(max, sending.size()));
      Iterator<Reading> readings = sending.iterator();
      while (head.size() < max && readings.hasNext()) {
        head.add(readings.next());
      }
      return head;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release(int count) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        sending.removeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing here survives a power cut, and nothing can be done about it. */
  @Override
  public void awaitUnsafe(int count, Duration wait) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(wait.toNanos());
  }

  @Override
  public void sync() {
    // Memory has nothing to make safe.
  }

  @Override
  public SpoolState state() {
    lock.lock();
    try {
      Reading oldest = sending.isEmpty() ? waiting.peekFirst() : sending.peekFirst();
      Instant since = oldest == null ? null : oldest.ingestTimestamp();
      return new SpoolState(sending.size() + waiting.size(), 0, since, dropped, null);
    } finally {
      lock.unlock();
    }
  }
}
