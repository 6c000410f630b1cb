package org.penstock.ingest.domain.trust;

import java.time.Duration;
import java.time.Instant;

/** What is measured of certificates and clocks. */
public interface TrustGauges {

  /** Our own certificate ends then. */
  void ownCertificateEnds(Instant at);

  /** The certificate that the source's server shows ends then. */
  void serverCertificateEnds(String sourceId, Instant at);

  /** The clock of the source's server is so far ahead of ours. */
  void clockIsAhead(String sourceId, Duration ahead);
}
