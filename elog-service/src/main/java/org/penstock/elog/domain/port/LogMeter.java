package org.penstock.elog.domain.port;

import org.penstock.elog.domain.LogEntry;

/** Counts what the log does. */
public interface LogMeter {

  /** An entry, or a version of one, was recorded. */
  void recorded(LogEntry entry);

  /** An event came again and made no second entry. */
  void repeated();

  /** A request was refused. */
  void refused();
}
