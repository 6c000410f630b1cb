package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.event.Reading;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.ReadingStore;

/** Keeps readings for people who ask, for as long as configured. */
@ApplicationScoped
public class KeepReadings {

  private static final Logger LOG = Logger.getLogger(KeepReadings.class);

  /** So few at once that the consumer beside it is not kept waiting. */
  private static final int REMOVED_AT_ONCE = 20_000;

  private final ReadingStore store;
  private final Counters counters;
  private final InstantSource clock;
  private final IngestConfig.Store config;
  private Instant nextCleanup = Instant.MIN;

  KeepReadings(ReadingStore store, Counters counters, InstantSource clock, IngestConfig config) {
    this.store = store;
    this.counters = counters;
    this.clock = clock;
    this.config = config.store();
  }

  /** Stores readings, in the transaction of the caller. */
  public void keep(List<Reading> readings) {
    counters.stored(store.store(readings));
  }

  /** Removes some readings that are too old, when it is time. Called by one thread. */
  @Transactional
  public void removeOld() {
    Instant now = clock.instant();
    if (now.isBefore(nextCleanup)) {
      return;
    }
    int removed = store.removeBefore(now.minus(config.retention()), REMOVED_AT_ONCE);
    if (removed < REMOVED_AT_ONCE) {
      nextCleanup = now.plus(config.cleanupInterval());
    }
    if (removed > 0) {
      LOG.infof("removed %d readings older than %s", removed, config.retention());
    }
  }
}
