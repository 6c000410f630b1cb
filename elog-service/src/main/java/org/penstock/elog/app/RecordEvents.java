package org.penstock.elog.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.penstock.elog.config.ElogConfig;
import org.penstock.elog.domain.auto.AutomaticEntry;
import org.penstock.elog.domain.port.Entries;
import org.penstock.elog.domain.port.LogMeter;
import org.penstock.kit.id.IdSource;

/** Puts events of the plant's services and systems into the log, each once. */
@ApplicationScoped
public class RecordEvents {

  private final Entries entries;
  private final RecordEntry record;
  private final LogMeter meter;
  private final InstantSource clock;
  private final IdSource ids;
  private final ElogConfig config;

  RecordEvents(
      Entries entries,
      RecordEntry record,
      LogMeter meter,
      InstantSource clock,
      IdSource ids,
      ElogConfig config) {
    this.entries = entries;
    this.record = record;
    this.meter = meter;
    this.clock = clock;
    this.ids = ids;
    this.config = config;
  }

  /** Records those that were not recorded before, in this order. */
  @Transactional
  public void record(List<AutomaticEntry> events) {
    entries.lock(
        events.stream()
            .map(AutomaticEntry::plantId)
            .collect(Collectors.toCollection(TreeSet::new)));
    events.forEach(this::recordOnce);
  }

  private void recordOnce(AutomaticEntry event) {
    if (entries.has(event.plantId(), event.source())) {
      meter.repeated();
    } else {
      record.record(event.recorded(ids.next(), clock.instant(), config.lateAfter()));
    }
  }
}
