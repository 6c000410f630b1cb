package org.penstock.ingest.opcua.pki;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;

/**
 * Whether an authority has revoked a certificate of a chain, by the lists in the folders.
 *
 * <p>The library's own check reaches into closed parts of the platform. Where it cannot, it asks
 * for a list of every authority or for none at all; a plant has lists of some.
 */
final class Revocation {

  /** Longer chains are not met; a loop of authorities ends here. */
  private static final int LONGEST_CHAIN = 10;

  private final TrustListManager lists;
  private final boolean isListRequired;

  Revocation(TrustListManager lists, boolean isListRequired) {
    this.lists = lists;
    this.isListRequired = isListRequired;
  }

  /** Refuses a chain, its server first, of which a certificate is revoked. */
  void check(List<X509Certificate> chain, Instant now) throws UaException {
    List<X509Certificate> known = new ArrayList<>(chain);
    known.addAll(lists.getTrustedCertificates());
    known.addAll(lists.getIssuerCertificates());
    X509Certificate looked = chain.getFirst();
    for (int depth = 0; depth < LONGEST_CHAIN && !isSelfSigned(looked); depth++) {
      Optional<X509Certificate> issuer = issuerOf(looked, known);
      if (issuer.isEmpty()) {
        return;
      }
      check(looked, issuer.get(), now);
      looked = issuer.get();
    }
  }

  private void check(X509Certificate certificate, X509Certificate issuer, Instant now)
      throws UaException {
    List<X509CRL> ofIssuer = listsOf(issuer);
    if (ofIssuer.stream().anyMatch(list -> list.isRevoked(certificate))) {
      throw new UaException(StatusCodes.Bad_CertificateRevoked, "revoked by its issuer");
    }
    if (isListRequired && ofIssuer.stream().noneMatch(list -> isCurrent(list, now))) {
      throw new UaException(
          StatusCodes.Bad_CertificateRevocationUnknown, "its issuer has no current list");
    }
  }

  /** Only what the issuer has signed counts: anybody can write its name on a list. */
  private List<X509CRL> listsOf(X509Certificate issuer) {
    List<X509CRL> all = new ArrayList<>(lists.getTrustedCrls());
    all.addAll(lists.getIssuerCrls());
    return all.stream()
        .filter(list -> list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
        .filter(list -> isSigned(() -> list.verify(issuer.getPublicKey())))
        .toList();
  }

  private static boolean isCurrent(X509CRL list, Instant now) {
    return list.getNextUpdate() == null || list.getNextUpdate().toInstant().isAfter(now);
  }

  private static Optional<X509Certificate> issuerOf(
      X509Certificate certificate, List<X509Certificate> known) {
    return known.stream()
        .filter(one -> one.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .filter(one -> isSigned(() -> certificate.verify(one.getPublicKey())))
        .findFirst();
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** A check of a signature. */
  private interface Signature {
    void verify() throws GeneralSecurityException;
  }

  private static boolean isSigned(Signature signature) {
    try {
      signature.verify();
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
