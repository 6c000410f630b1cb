package org.penstock.kit.work;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.kit.db.SchemaMigration;

/** Runs every {@link BackgroundWork} of the service, starts it again when it fails, stops it. */
@ApplicationScoped
public class Workers {

  private static final Logger LOG = Logger.getLogger(Workers.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  /** Work that ran this long was well: its next failure is a new one. */
  private static final Duration WELL_FOR = Duration.ofSeconds(30);

  private final List<BackgroundWork> works = new ArrayList<>();
  private final SchemaMigration migration;
  private final StopSignal stop = new StopSignal();
  private final List<Thread> threads = new ArrayList<>();

  Workers(
      @All List<BackgroundWork> works, @All List<WorkSource> sources, SchemaMigration migration) {
    this.works.addAll(works);
    sources.forEach(source -> this.works.addAll(source.works()));
    this.migration = migration;
  }

  void onStart(@Observes StartupEvent event) {
    for (BackgroundWork work : works) {
      threads.add(Thread.ofPlatform().name(work.name()).daemon().start(() -> keepRunning(work)));
    }
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    stop.raise();
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      if (thread.isAlive()) {
        LOG.warnf("%s did not stop within %s", thread.getName(), STOP_TIMEOUT);
        thread.interrupt();
      }
    }
  }

  /** Names of the works whose thread has ended although the service is not stopping. */
  List<String> ended() {
    return threads.stream().filter(thread -> !thread.isAlive()).map(Thread::getName).toList();
  }

  private void keepRunning(BackgroundWork work) {
    if (work.needsSchema() && !migration.await(stop)) {
      return;
    }
    Pause pause = Pause.growing();
    while (!stop.isRaised()) {
      long begin = System.nanoTime();
      try {
        work.run(stop);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) { // the last line of defence: nothing may end a worker
        LOG.errorf(e, "%s failed, starting it again", work.name());
        if (System.nanoTime() - begin > WELL_FOR.toNanos()) {
          pause.reset();
        }
        pause.take(stop);
      }
    }
  }
}
