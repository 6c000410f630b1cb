package org.penstock.ingest.domain.trust;

/** Where a certificate stands with us. */
public enum CertificateList {
  /** Ours. */
  OWN,
  /** Of servers, or of authorities whose every server we trust. */
  TRUSTED,
  /** Of authorities that only complete a chain; they give no trust by themselves. */
  ISSUER,
  /** Shown by servers and not trusted so far. */
  REJECTED
}
