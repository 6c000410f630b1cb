package org.penstock.kit.db;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.penstock.kit.work.Pause;
import org.penstock.kit.work.StopSignal;

/**
 * Brings the service's schema up to date, and waits for the database for as long as it is away.
 *
 * <p>Not Quarkus' own migration at start: that one ends the process when the database is down, and
 * start order must not matter.
 */
@ApplicationScoped
public class SchemaMigration {

  private static final Logger LOG = Logger.getLogger(SchemaMigration.class);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Flyway flyway;
  private final StopSignal stop = new StopSignal();
  private final CountDownLatch done = new CountDownLatch(1);

  SchemaMigration(Flyway flyway) {
    this.flyway = flyway;
  }

  void onStart(@Observes StartupEvent event) {
    Thread.ofVirtual().name("schema-migration").start(this::migrate);
  }

  void onStop(@Observes ShutdownEvent event) {
    stop.raise();
  }

  /** Whether the schema is as this release needs it. */
  public boolean isDone() {
    return done.getCount() == 0;
  }

  /** Waits until the schema is up to date. */
  public void await() throws InterruptedException {
    done.await();
  }

  /** As {@link #await()}; false when the service stops before that. */
  public boolean await(StopSignal stopping) {
    while (!isDone()) {
      if (stopping.await(LOOK_EVERY)) {
        return false;
      }
    }
    return true;
  }

  private void migrate() {
    Pause pause = Pause.growing();
    while (!stop.isRaised() && !isDone()) {
      try {
        flyway.migrate();
        done.countDown();
        LOG.info("schema is up to date");
      } catch (RuntimeException e) {
        LOG.warnf("schema not migrated, trying again: %s", e.getMessage());
        pause.take(stop);
      }
    }
  }
}
