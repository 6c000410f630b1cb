package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Makes what waits safe from a power cut: first what is said of losses, then the readings, several
 * times a second. What a power cut can take is what came since the last time.
 */
@ApplicationScoped
public class KeepSafe implements BackgroundWork {

  private final Spool spool;
  private final TellLosses losses;
  private final IngestConfig.Spool config;

  KeepSafe(Spool spool, TellLosses losses, IngestConfig config) {
    this.spool = spool;
    this.losses = losses;
    this.config = config.spool();
  }

  @Override
  public String name() {
    return "spool sync";
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    while (!stop.isRaised()) {
      spool.awaitUnsafe(config.syncReadings(), config.syncInterval());
      losses.keep();
      spool.sync();
    }
  }
}
