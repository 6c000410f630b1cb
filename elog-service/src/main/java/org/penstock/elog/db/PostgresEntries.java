package org.penstock.elog.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.penstock.elog.domain.CanonicalEntry;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.port.Entries;

/** Appends to {@code log_entry}, where the database gives the number and the hash. */
@ApplicationScoped
class PostgresEntries implements Entries {

  private final Jdbi jdbi;
  private final ChainedEntryMapper mapper = new ChainedEntryMapper();

  PostgresEntries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** In one order everywhere, so that two writers of several plants do not wait for each other. */
  @Override
  public void lock(Collection<String> plants) {
    jdbi.useHandle(handle -> {
      for (String plant : new TreeSet<>(plants)) {
        handle.execute("select pg_advisory_xact_lock(hashtext('log_entry'), hashtext(?))", plant);
      }
    });
  }

  @Override
  public ChainedEntry append(LogEntry entry) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "insert into log_entry (chain, payload) values (:chain, :payload)"
                    + " returning seq, hash")
            .bind("chain", entry.plantId())
            .bind("payload", CanonicalEntry.text(entry))
            .map((rows, _) ->
                new ChainedEntry(
                    entry, rows.getLong("seq"), HexFormat.of().formatHex(rows.getBytes("hash"))))
            .one());
  }

  @Override
  public boolean has(String plantId, SourceEvent source) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select exists (select 1 from log_entry"
                    + " where plant_id = :plant and source_event_id = :event)")
            .bind("plant", plantId)
            .bind("event", source.id())
            .mapTo(Boolean.class)
            .one());
  }

  @Override
  public Optional<ChainedEntry> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select <columns> from log_entry e where e.entry_id = :id")
            .define("columns", ChainedEntryMapper.COLUMNS)
            .bind("id", id)
            .map(mapper)
            .findOne());
  }

  @Override
  public List<ChainedEntry> versions(UUID id) {
    return jdbi.withHandle(handle -> versions(handle, id));
  }

  private List<ChainedEntry> versions(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select <columns> from log_entry e"
                + " where e.root_id = (select root_id from log_entry where entry_id = :id)"
                + " order by e.version")
        .define("columns", ChainedEntryMapper.COLUMNS)
        .bind("id", id)
        .map(mapper)
        .list();
  }
}
