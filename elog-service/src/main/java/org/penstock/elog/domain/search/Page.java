package org.penstock.elog.domain.search;

import java.util.List;
import org.penstock.elog.domain.ChainedEntry;

/** A part of a list, and whether there is more. */
public record Page(List<ChainedEntry> entries, boolean hasMore) {

  public Page {
    entries = List.copyOf(entries);
  }
}
