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
    for (Thread thread : threads) {
      thread.join(STOP_TIMEOUT);
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

  @SuppressWarnings("CatchingUnchecked") // the last line of defence: nothing may end a worker
  private void keepRunning(BackgroundWork work) {
    Pause pause = Pause.growing();
    try {
      if (work.needsSchema()) {
        migration.await();
      }
      while (!stop.isRaised()) {
        try {
          work.run(stop);
          pause.reset();
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          LOG.errorf(e, "%s failed, starting it again", work.name());
          pause.take(stop);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
