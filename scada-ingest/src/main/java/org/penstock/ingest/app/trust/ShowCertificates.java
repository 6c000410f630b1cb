package org.penstock.ingest.app.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.CertificateDecisions;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.CertificateList;
import org.penstock.ingest.domain.trust.CertificateStore;
import org.penstock.ingest.domain.trust.RejectedCertificate;

/** Shows the certificates and what was decided about them. */
@ApplicationScoped
public class ShowCertificates {

  private final CertificateStore store;
  private final CertificateDecisions decisions;

  public ShowCertificates(CertificateStore store, CertificateDecisions decisions) {
    this.store = store;
    this.decisions = decisions;
  }

  /** Every list. */
  public record Lists(
      CertificateStore.Own own,
      List<CertificateFacts> trusted,
      List<CertificateFacts> issuers,
      List<RejectedCertificate> rejected) {}

  /** What is there now. */
  public Lists all() {
    return new Lists(
        store.own(),
        store.on(CertificateList.TRUSTED),
        store.on(CertificateList.ISSUER),
        store.rejected());
  }

  /** Our own in DER, for people to trust on the servers. */
  public Optional<byte[]> own(boolean next) {
    return store.ownEncoded(next);
  }

  /** A page of the decisions that the database has, the latest first. */
  public List<CertificateDecision> decisions(
      CertificateDecisions.@Nullable Position before, int limit) {
    return decisions.page(before, limit);
  }
}
