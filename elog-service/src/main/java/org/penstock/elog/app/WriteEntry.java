package org.penstock.elog.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Set;
import org.penstock.elog.config.ElogConfig;
import org.penstock.elog.domain.port.Entries;
import org.penstock.elog.domain.port.LogMeter;
import org.penstock.elog.domain.writing.Decision;
import org.penstock.elog.domain.writing.EntryRequest;
import org.penstock.elog.domain.writing.Refusal;
import org.penstock.elog.domain.writing.Writer;
import org.penstock.elog.domain.writing.Writing;
import org.penstock.kit.id.IdSource;

/** A person writes into the log. */
@ApplicationScoped
public class WriteEntry {

  private final Entries entries;
  private final RecordEntry record;
  private final LogMeter meter;
  private final InstantSource clock;
  private final IdSource ids;
  private final ElogConfig config;

  WriteEntry(
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

  /** Records what was asked for, or says why not. */
  @Transactional
  public Outcome write(EntryRequest request, Writer writer) {
    Decision decision =
        Writing.decide(request, writer, ids.next(), clock.instant(), config.lateAfter());
    return switch (decision) {
      case Decision.Accepted accepted -> {
        entries.lock(Set.of(accepted.entry().plantId()));
        yield new Outcome.Recorded(record.record(accepted.entry()));
      }
      case Refusal refusal -> {
        meter.refused();
        yield new Outcome.Refused(refusal);
      }
    };
  }
}
