package org.penstock.ingest.domain.flow;

import java.time.Duration;
import java.util.List;
import org.penstock.event.Reading;

/**
 * Where readings wait until the broker has them, in the order they came.
 *
 * <p>One thread sends: it looks at the head, publishes it, and releases what the broker has
 * acknowledged. What is not released is there again at the next look.
 */
public interface Spool {

  /** Takes readings in this order; never blocks for longer than a write takes. */
  void append(List<Reading> readings);

  /** The oldest readings, at most so many; waits for the first one, at most so long. */
  List<Reading> head(int max, Duration wait) throws InterruptedException;

  /** Forgets so many readings of the last head. */
  void release(int count);

  /** Waits until so many readings would not survive a power cut, at most so long. */
  void awaitUnsafe(int count, Duration wait) throws InterruptedException;

  /** Makes what was appended before safe from a power cut, where the spool can. */
  void sync();

  /** How it stands. */
  SpoolState state();

  /** How many readings wait. */
  default int size() {
    return state().readings();
  }
}
