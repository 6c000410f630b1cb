package org.penstock.elog.domain.search;

/** Finds entries. */
@FunctionalInterface
public interface EntrySearch {

  /** A page of entries, the newest first. */
  Page list(EntryFilter filter);
}
