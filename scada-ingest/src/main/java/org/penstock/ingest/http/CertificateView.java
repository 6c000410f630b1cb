package org.penstock.ingest.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.RejectedCertificate;

/**
 * A certificate as administrators see it.
 *
 * @param seenBy the source whose server showed it, for a rejected one
 */
public record CertificateView(
    String subject,
    String issuer,
    String serialNumber,
    String thumbprintSha1,
    String thumbprintSha256,
    Instant notBefore,
    Instant notAfter,
    long daysLeft,
    @Nullable String applicationUri,
    List<String> dnsNames,
    List<String> ipAddresses,
    boolean isAuthority,
    @Nullable String seenBy,
    @Nullable Instant seenAt) {

  static CertificateView of(CertificateFacts certificate, Instant now) {
    return of(new RejectedCertificate(certificate, null), now);
  }

  static CertificateView of(RejectedCertificate rejected, Instant now) {
    CertificateFacts certificate = rejected.certificate();
    RejectedCertificate.Seen seen = rejected.seen();
    return new CertificateView(
        certificate.subject(),
        certificate.issuer(),
        certificate.serialNumber(),
        certificate.sha1(),
        certificate.sha256(),
        certificate.notBefore(),
        certificate.notAfter(),
        certificate.daysLeft(now),
        certificate.applicationUri(),
        certificate.dnsNames(),
        certificate.ipAddresses(),
        certificate.isAuthority(),
        seen == null ? null : seen.sourceId(),
        seen == null ? null : seen.at());
  }
}
