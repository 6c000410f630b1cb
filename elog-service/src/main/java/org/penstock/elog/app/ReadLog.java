package org.penstock.elog.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.port.Entries;
import org.penstock.elog.domain.port.Integrity;
import org.penstock.elog.domain.port.LogAudit;
import org.penstock.elog.domain.search.EntryFilter;
import org.penstock.elog.domain.search.EntrySearch;
import org.penstock.elog.domain.search.Page;

/** Lists, finds and verifies; changes nothing. */
@ApplicationScoped
public class ReadLog {

  private final Entries entries;
  private final EntrySearch search;
  private final LogAudit audit;

  ReadLog(Entries entries, EntrySearch search, LogAudit audit) {
    this.entries = entries;
    this.search = search;
    this.audit = audit;
  }

  /** A page of entries, the newest first. */
  public Page list(EntryFilter filter) {
    return search.list(filter);
  }

  /** All versions of an entry, the first one first; none when there is no such entry. */
  public List<ChainedEntry> versions(UUID id) {
    return entries.versions(id);
  }

  /** Whether the plant's log is as it was written. */
  public Integrity verify(String plantId) {
    return audit.verify(plantId);
  }
}
