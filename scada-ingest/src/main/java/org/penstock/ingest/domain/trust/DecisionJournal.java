package org.penstock.ingest.domain.trust;

import java.util.List;

/**
 * Decisions on the local disk, because a certificate must be approved also while the database is
 * away.
 */
public interface DecisionJournal {

  /** Keeps a decision for good; returns once it is on the disk. */
  void append(CertificateDecision decision);

  /** Those that the database does not have yet, oldest first. */
  List<CertificateDecision> pending();

  /** The database has these. */
  void forwarded(List<CertificateDecision> decisions);
}
