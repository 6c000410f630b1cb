package org.penstock.ingest.domain.change;

import java.util.List;

/** Changes on the local disk, because sources can be changed also while the database is away. */
public interface ChangeJournal {

  /** Keeps a change for good; returns once it is on the disk. */
  void append(Change change);

  /** Those that the database does not have yet, oldest first. */
  List<Change> pending();

  /** The database has these. */
  void forwarded(List<Change> changes);
}
