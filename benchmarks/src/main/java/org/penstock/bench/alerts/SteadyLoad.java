package org.penstock.bench.alerts;

import java.time.Duration;
import java.time.Instant;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.Pause;

/** Readings far from any limit, so many a second, tag after tag, on a thread of its own. */
final class SteadyLoad implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(10);

  private final Thread thread;
  private volatile boolean stopped;

  SteadyLoad(ReadingWriter writer, int firstTag, int tags, int perSecond) {
    this.thread =
        Thread.ofPlatform()
            .name("steady-load")
            .daemon()
            .start(() -> run(writer, firstTag, tags, perSecond));
  }

  private void run(ReadingWriter writer, int firstTag, int tags, int perSecond) {
    long begin = System.nanoTime();
    long written = 0;
    while (!stopped) {
      // By what is owed, so that a late tick catches up.
      long owed = (System.nanoTime() - begin) * perSecond / 1_000_000_000L;
      for (; written < owed; written++) {
        writer.write(firstTag + (int) (written % tags), 50.0 + written / tags % 7, Instant.now());
      }
      Pause.of(TICK);
    }
  }

  void stop() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while waiting", e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
