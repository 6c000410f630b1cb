package org.penstock.elog.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.port.Entries;
import org.penstock.elog.domain.port.LogMeter;
import org.penstock.elog.domain.writing.Amendment;
import org.penstock.elog.domain.writing.Decision;
import org.penstock.elog.domain.writing.Refusal;
import org.penstock.elog.domain.writing.Writer;
import org.penstock.kit.id.IdSource;

/** A person corrects, extends or strikes an entry: a new version, and the old one stays. */
@ApplicationScoped
public class AmendEntry {

  private final Entries entries;
  private final RecordEntry record;
  private final LogMeter meter;
  private final InstantSource clock;
  private final IdSource ids;

  AmendEntry(
      Entries entries, RecordEntry record, LogMeter meter, InstantSource clock, IdSource ids) {
    this.entries = entries;
    this.record = record;
    this.meter = meter;
    this.clock = clock;
    this.ids = ids;
  }

  /** Records the next version of the entry, or says why not. */
  @Transactional
  public Outcome amend(UUID id, Amendment amendment, Writer writer) {
    Decision decision =
        entries
            .find(id)
            .map(found -> decide(found.entry(), amendment, writer))
            .orElseGet(() -> new Refusal.NoSuchEntry(id));
    return switch (decision) {
      case Decision.Accepted accepted -> new Outcome.Recorded(record.record(accepted.entry()));
      case Refusal refusal -> {
        meter.refused();
        yield new Outcome.Refused(refusal);
      }
    };
  }

  /** Which version is the latest is only asked once nobody else can add one. */
  private Decision decide(LogEntry addressed, Amendment amendment, Writer writer) {
    entries.lock(Set.of(addressed.plantId()));
    List<ChainedEntry> versions = entries.versions(addressed.id());
    return amendment.decide(
        addressed, versions.getLast().entry(), writer, ids.next(), clock.instant());
  }
}
