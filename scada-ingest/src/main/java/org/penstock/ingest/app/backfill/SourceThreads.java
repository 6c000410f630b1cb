package org.penstock.ingest.app.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * One thread for each source that has something to do, so that a slow server holds up no other.
 * Called by one thread.
 */
final class SourceThreads {

  private static final Logger LOG = Logger.getLogger(SourceThreads.class);

  /** Shorter than the time that a stop may take. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

  private final String name;
  private final InstantSource clock;
  private final Map<String, Thread> running = new HashMap<>();

  SourceThreads(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  /** Starts the work, unless the source is at something already. */
  void start(String sourceId, Runnable work) {
    running.values().removeIf(thread -> !thread.isAlive());
    running.computeIfAbsent(
        sourceId,
        id -> Thread.ofPlatform().daemon().name("%s of %s".formatted(name, id)).start(work));
  }

  boolean isBusy(String sourceId) {
    Thread thread = running.get(sourceId);
    return thread != null && thread.isAlive();
  }

  /** Interrupts everything, and waits for it. */
  void stop() throws InterruptedException {
    List<Thread> threads = List.copyOf(running.values());
    threads.forEach(Thread::interrupt);
    Instant deadline = clock.instant().plus(STOP_LIMIT);
    for (Thread thread : threads) {
      Duration left = Duration.between(clock.instant(), deadline);
      if (!thread.join(left.isPositive() ? left : Duration.ofMillis(1))) {
        LOG.warnf("%s did not stop within %s", thread.getName(), STOP_LIMIT);
      }
    }
    running.clear();
  }
}
