package org.penstock.ingest.app.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.ChangeJournal;
import org.penstock.ingest.domain.change.ChangeTable;

/** The record of changes, in memory. */
public final class MemoryChanges implements ChangeJournal, ChangeTable {

  public static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  final List<Change> stored = new ArrayList<>();
  boolean isDatabaseAway;
  private final List<Change> journal = new ArrayList<>();
  private int forwarded;

  /** The verb around it. */
  public KeepChanges verb() {
    return new KeepChanges(this, this, UUID::randomUUID, () -> NOON);
  }

  /** What is on the disk. */
  public List<Change> kept() {
    return List.copyOf(journal);
  }

  @Override
  public void append(Change change) {
    journal.add(change);
  }

  @Override
  public List<Change> pending() {
    return List.copyOf(journal.subList(forwarded, journal.size()));
  }

  @Override
  public void forwarded(List<Change> changes) {
    forwarded += changes.size();
  }

  @Override
  public boolean store(List<Change> changes) {
    return !isDatabaseAway && stored.addAll(changes);
  }

  @Override
  public List<Change> page(@Nullable Position before, int limit) {
    return stored.reversed().stream().limit(limit).toList();
  }
}
