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

  /** Takes a reading; never blocks for longer than a write takes. */
  void append(Reading reading);

  /** The oldest readings, at most so many; waits for the first one, at most so long. */
  List<Reading> head(int max, Duration wait) throws InterruptedException;

  /** Forgets so many readings of the last head. */
  void release(int count);

  /** How many readings wait. */
  int size();
}
