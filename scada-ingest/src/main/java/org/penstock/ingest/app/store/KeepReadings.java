package org.penstock.ingest.app.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.penstock.event.Reading;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.store.ReadingStore;

/** Keeps readings for people who ask. */
@ApplicationScoped
public class KeepReadings {

  private final ReadingStore store;
  private final Counters counters;
  private final int atOnce;

  KeepReadings(ReadingStore store, Counters counters, IngestConfig config) {
    this.store = store;
    this.counters = counters;
    this.atOnce = config.store().batchReadings();
  }

  /** How many are best kept at once. */
  public int atOnce() {
    return atOnce;
  }

  /** Stores readings, in the transaction of the caller. */
  public void keep(List<Reading> readings) {
    counters.stored(store.store(readings));
  }
}
