package org.penstock.ingest.app.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.config.StoreConfig;
import org.penstock.ingest.domain.store.ReadingDays;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Makes the days of the reading store ahead of time and drops those that are too old.
 *
 * <p>On a thread of its own: a reading for which there is no day yet is stored all the same, so
 * nobody waits for this.
 */
@ApplicationScoped
public class TendStore implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(TendStore.class);

  private final ReadingDays days;
  private final InstantSource clock;
  private final StoreConfig config;

  TendStore(ReadingDays days, InstantSource clock, IngestConfig config) {
    this.days = days;
    this.clock = clock;
    this.config = config.store();
  }

  @Override
  public String name() {
    return "reading store upkeep";
  }

  @Override
  public void run(StopSignal stop) {
    Duration pause = Duration.ZERO;
    while (!stop.await(pause)) {
      pause = config.cleanupInterval();
      try {
        tend();
      } catch (RuntimeException e) {
        pause = config.cleanupRetry();
        LOG.warnf("reading store not tended, again in %s: %s", pause, e.getMessage());
      }
    }
  }

  /** Looks after the store once. */
  void tend() {
    Instant now = clock.instant();
    Instant oldest = now.minus(config.retention());
    int added = days.add(day(oldest), day(now).plusDays(config.daysAhead()));
    if (added > 0) {
      LOG.infof("reading store: %d days added", added);
    }
    List<String> dropped = days.dropBefore(oldest);
    if (!dropped.isEmpty()) {
      LOG.infof("reading store: dropped %s, older than %s", dropped, config.retention());
    }
    int strays;
    do {
      strays = days.removeStrays(oldest, config.cleanupReadings());
    } while (strays == config.cleanupReadings());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
