package org.penstock.ingest.domain.trust;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of decisions. It only grows. */
public interface CertificateDecisions {

  /** Stores what is not there yet; false when the database is away. */
  boolean store(List<CertificateDecision> decisions);

  /**
   * Decisions, the latest first.
   *
   * @param before the last one of the page before, or null for the first page
   */
  List<CertificateDecision> page(@Nullable Position before, int limit);

  /** A place among the decisions. */
  record Position(Instant at, String id) {}
}
