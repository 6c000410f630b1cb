package org.penstock.elog.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.port.Entries;
import org.penstock.elog.domain.port.EntryFeed;
import org.penstock.elog.domain.port.LogMeter;

/** Appends an accepted entry and tells of it: the one way into the log. */
@ApplicationScoped
class RecordEntry {

  private final Entries entries;
  private final EntryFeed feed;
  private final LogMeter meter;

  RecordEntry(Entries entries, EntryFeed feed, LogMeter meter) {
    this.entries = entries;
    this.feed = feed;
    this.meter = meter;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  ChainedEntry record(LogEntry entry) {
    ChainedEntry chained = entries.append(entry);
    feed.publish(chained);
    meter.recorded(entry);
    return chained;
  }
}
