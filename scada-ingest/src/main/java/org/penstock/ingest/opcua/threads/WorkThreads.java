package org.penstock.ingest.opcua.threads;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.Pause;
import org.penstock.kit.work.StopSignal;

/**
 * Works, each on a thread of its own, that come and go with the configuration: what one server does
 * holds up no other.
 */
public final class WorkThreads<W extends BackgroundWork> implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(WorkThreads.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Map<String, Running<W>> running = new LinkedHashMap<>();
  private boolean isStarted;

  /** A work and its thread; the thread is there while the service runs. */
  private static final class Running<W extends BackgroundWork> {

    private final W work;
    private final StopSignal stop = new StopSignal();
    private @Nullable Thread thread;

    Running(W work) {
      this.work = work;
    }

    void start() {
      thread = Thread.ofPlatform().name(work.name()).daemon().start(this::keepRunning);
    }

    /** Whatever goes wrong in one source must not end its work. */
    private void keepRunning() {
      Pause pause = Pause.growing();
      while (!stop.isRaised()) {
        try {
          work.run(stop);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        } catch (Exception e) {
          LOG.errorf(e, "%s failed, starting it again", work.name());
          pause.take(stop);
        }
      }
    }

    void join(long deadline) {
      Thread known = thread;
      Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
      try {
        if (known != null && !known.join(left)) {
          LOG.warnf("%s did not stop within %s", work.name(), STOP_LIMIT);
          known.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public String name() {
    return "sources";
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) {
    startAll();
    while (!stop.await(LOOK)) {
      restartEnded();
    }
    stopAll();
  }

  private synchronized void startAll() {
    isStarted = true;
    running.values().stream().filter(one -> one.thread == null).forEach(Running::start);
  }

  /** An error ends a thread where an exception does not. */
  private synchronized void restartEnded() {
    for (Running<W> one : running.values()) {
      Thread thread = one.thread;
      if (thread != null && !thread.isAlive()) {
        LOG.errorf("%s has ended, starting it again", one.work.name());
        one.start();
      }
    }
  }

  private synchronized void stopAll() {
    isStarted = false;
    running.values().forEach(one -> one.stop.raise());
    long deadline = deadline();
    running.values().forEach(one -> one.join(deadline));
    running.clear();
  }

  /** Begins a work; when all of them have begun. */
  public synchronized void put(String id, W work) {
    Running<W> one = new Running<>(work);
    running.put(id, one);
    if (isStarted) {
      one.start();
    }
  }

  /** Ends a work, and waits for its end. */
  public void remove(String id) {
    Running<W> one;
    synchronized (this) {
      one = running.remove(id);
    }
    if (one != null) {
      one.stop.raise();
      one.join(deadline());
    }
  }

  /** The work of that name. */
  public synchronized @Nullable W get(String id) {
    Running<W> one = running.get(id);
    return one == null ? null : one.work;
  }

  private static long deadline() {
    return System.nanoTime() + STOP_LIMIT.toNanos();
  }
}
