package org.penstock.ingest.domain.port;

/** What is counted of the backfill. */
@FunctionalInterface
public interface BackfillCounters {

  /** So many values that were missing are on their way now. */
  void recovered(int values);
}
