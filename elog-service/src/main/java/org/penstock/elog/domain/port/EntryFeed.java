package org.penstock.elog.domain.port;

import org.penstock.elog.domain.ChainedEntry;

/** Where a recorded entry is told to the plant's other systems. */
public interface EntryFeed {

  /** Tells of the entry, in the transaction that records it. */
  void publish(ChainedEntry entry);
}
