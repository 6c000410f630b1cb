package org.penstock.elog.domain.port;

/** Proves that a plant's log is as it was written. */
@FunctionalInterface
public interface LogAudit {

  /** Walks the whole log of the plant, and changes nothing. */
  Integrity verify(String plantId);
}
