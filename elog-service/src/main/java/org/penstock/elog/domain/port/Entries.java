package org.penstock.elog.domain.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.SourceEvent;

/** The log itself. It can be appended to and read; there is nothing else that it can do. */
public interface Entries {

  /**
   * Keeps other writers of these plants out until the transaction ends, so that what is read now
   * still holds when the entry is appended.
   */
  void lock(Collection<String> plants);

  /** Appends an entry behind the last one of its plant. */
  ChainedEntry append(LogEntry entry);

  /** Whether an entry was made from this event before. */
  boolean has(String plantId, SourceEvent source);

  /** One version of an entry. */
  Optional<ChainedEntry> find(UUID id);

  /** All versions of the entry that this id is a version of, the first one first. */
  List<ChainedEntry> versions(UUID id);
}
