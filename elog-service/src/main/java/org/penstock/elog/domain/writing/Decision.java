package org.penstock.elog.domain.writing;

import org.penstock.elog.domain.LogEntry;

/** What becomes of a request to record something. */
public sealed interface Decision permits Decision.Accepted, Refusal {

  /** The entry to be recorded. */
  record Accepted(LogEntry entry) implements Decision {}
}
