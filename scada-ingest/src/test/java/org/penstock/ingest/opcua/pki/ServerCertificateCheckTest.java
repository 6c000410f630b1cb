package org.penstock.ingest.opcua.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.CertificateList;
import org.penstock.ingest.domain.trust.RejectedCertificate;

class ServerCertificateCheckTest {

  private final Instant now = Instant.now();
  private final Instant yesterday = now.minus(Duration.ofDays(1));
  private final Instant nextYear = now.plus(Duration.ofDays(365));
  private final Authority authority = new Authority("plant authority", now);
  private final X509Certificate server =
      authority.server(yesterday, nextYear, KeyPurposeId.id_kp_serverAuth);

  @TempDir Path folder;

  private final List<Pki> opened = new ArrayList<>();
  private final List<CertificateFacts> seen = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Pki pki : opened) {
      pki.close();
    }
  }

  private Pki pki(String... settings) {
    ReadyKeystore.into(folder);
    Pki pki = new Pki(TestConfig.of(folder, settings), InstantSource.system());
    opened.add(pki);
    return pki;
  }

  private Optional<SourceFault> refusal(Pki pki, X509Certificate certificate) {
    return refusal(pki, certificate, Authority.SERVER_URI, "plc-7.plant");
  }

  private Optional<SourceFault> refusal(
      Pki pki, X509Certificate certificate, String applicationUri, String host) {
    ServerCertificateCheck check = pki.newCheck("plc-7", false, seen::add);
    try {
      check.validateCertificateChain(List.of(certificate), applicationUri, new String[] {host});
      return Optional.empty();
    } catch (UaException e) {
      return check.refusal().map(ServerCertificateCheck.Refusal::fault);
    }
  }

  private static Pki trusting(Pki pki, X509Certificate certificate) {
    pki.add(CertificateList.TRUSTED, X509Files.encoded(certificate));
    return pki;
  }

  private void revoke(X509CRL list) throws IOException, CRLException {
    Path crl = Files.createDirectories(folder.resolve("trusted/crl"));
    Files.write(crl.resolve("plant.crl"), list.getEncoded());
  }

  @Test
  void aServerOfATrustedAuthorityIsTrusted() throws IOException {
    assertThat(refusal(trusting(pki(), authority.certificate()), server)).isEmpty();
    assertThat(seen).extracting(CertificateFacts::subject).containsExactly("CN=plc-7");
  }

  @Test
  void anIssuerAloneGivesNoTrustButCompletesTheChainOfATrustedServer() throws IOException {
    Pki pki = pki();
    pki.add(CertificateList.ISSUER, X509Files.encoded(authority.certificate()));
    assertThat(refusal(pki, server)).contains(SourceFault.CERTIFICATE_UNTRUSTED);
    assertThat(refusal(trusting(pki, server), server)).isEmpty();
    assertThat(pki.on(CertificateList.ISSUER)).hasSize(1);
  }

  @Test
  void aRejectedCertificateIsKeptWithItsSourceUntilItIsApproved() throws IOException {
    Pki pki = pki();
    pki.add(CertificateList.ISSUER, X509Files.encoded(authority.certificate()));
    assertThat(refusal(pki, server)).contains(SourceFault.CERTIFICATE_UNTRUSTED);
    RejectedCertificate rejected = pki.rejected().getFirst();
    assertThat(rejected.certificate()).isEqualTo(X509Files.facts(server));
    assertThat(rejected.seen())
        .isNotNull()
        .extracting(RejectedCertificate.Seen::sourceId)
        .isEqualTo("plc-7");

    pki.approve(rejected.certificate());
    assertThat(pki.rejected()).isEmpty();
    assertThat(refusal(pki, server)).isEmpty();
  }

  @Test
  void anEndedCertificateIsRefusedAsSuchAlsoOfATrustedAuthority() throws IOException {
    X509Certificate ended =
        authority.server(now.minus(Duration.ofDays(9)), yesterday, KeyPurposeId.id_kp_serverAuth);
    Pki pki = trusting(pki(), authority.certificate());
    assertThat(refusal(pki, ended)).contains(SourceFault.CERTIFICATE_EXPIRED);
    X509Certificate early =
        authority.server(now.plus(Duration.ofDays(1)), nextYear, KeyPurposeId.id_kp_serverAuth);
    assertThat(refusal(pki, early)).contains(SourceFault.CERTIFICATE_EXPIRED);
  }

  @Test
  void aRevokedCertificateIsRefused() throws IOException, CRLException {
    revoke(authority.revoking(now, server));
    assertThat(refusal(trusting(pki(), authority.certificate()), server))
        .contains(SourceFault.CERTIFICATE_INVALID);
  }

  @Test
  void aListThatItsIssuerHasNotSignedRevokesNothing() throws IOException, CRLException {
    revoke(Authority.impostor("plant authority", now).revoking(now, server));
    assertThat(refusal(trusting(pki(), authority.certificate()), server)).isEmpty();
  }

  @Test
  void anAuthorityMayBeRequiredToHaveARevocationList() throws IOException, CRLException {
    String required = "scada.pki.require-revocation-lists";
    assertThat(refusal(trusting(pki(required, "true"), authority.certificate()), server))
        .contains(SourceFault.CERTIFICATE_INVALID);
    revoke(authority.revoking(now));
    assertThat(refusal(pki(required, "true"), server)).isEmpty();
  }

  @Test
  void aCertificateThatIsNotForAServerIsRefusedUnlessConfigured() throws IOException {
    X509Certificate mail =
        authority.server(yesterday, nextYear, KeyPurposeId.id_kp_emailProtection);
    Pki pki = trusting(pki(), authority.certificate());
    assertThat(refusal(pki, mail)).contains(SourceFault.CERTIFICATE_INVALID);
    assertThat(refusal(pki("scada.pki.check-key-usage", "false"), mail)).isEmpty();
  }

  @Test
  void aCertificateOfAnotherApplicationOrHostIsRefused() throws IOException {
    Pki pki = trusting(pki(), authority.certificate());
    assertThat(refusal(pki, server, "urn:plant:plc-8", "plc-7.plant"))
        .contains(SourceFault.CERTIFICATE_WRONG_NAME);
    assertThat(refusal(pki, server, Authority.SERVER_URI, "10.0.0.7")).isEmpty();
    assertThat(
            refusal(
                pki("scada.pki.check-hostname", "true"), server, Authority.SERVER_URI, "10.0.0.7"))
        .contains(SourceFault.CERTIFICATE_WRONG_NAME);
  }

  @Test
  void aTrustedCertificateIsTakenOffUnderWhateverNameItWasPutThere() throws IOException {
    Pki pki = pki();
    Files.write(folder.resolve("trusted/certs/by-hand.pem"), X509Files.encoded(server));
    Pki reopened = pki();
    CertificateFacts facts = reopened.on(CertificateList.TRUSTED).getFirst();
    reopened.remove(CertificateList.TRUSTED, facts);
    assertThat(reopened.on(CertificateList.TRUSTED)).isEmpty();
    assertThat(folder.resolve("trusted/certs/by-hand.pem")).doesNotExist();
    pki.remove(CertificateList.ISSUER, facts);
  }

  @Test
  void theRejectedOnesAreBounded() throws IOException {
    Pki pki = pki("scada.pki.rejected-most", "3");
    for (int i = 0; i < 5; i++) {
      Authority unknown = new Authority("unknown-" + i, now);
      assertThat(refusal(pki, unknown.certificate())).isPresent();
    }
    assertThat(pki.rejected()).hasSize(3);
  }
}
