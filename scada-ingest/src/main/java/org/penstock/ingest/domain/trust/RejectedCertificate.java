package org.penstock.ingest.domain.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that waits for a decision.
 *
 * @param seen where it was last shown to this run of the service; null for one of an earlier run
 */
public record RejectedCertificate(CertificateFacts certificate, @Nullable Seen seen) {

  /** The source that met it. */
  public record Seen(String sourceId, Instant at) {}
}
