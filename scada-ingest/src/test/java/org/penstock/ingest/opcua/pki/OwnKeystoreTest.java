package org.penstock.ingest.opcua.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.domain.trust.CertificateFacts;

class OwnKeystoreTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  @TempDir Path folder;

  private OwnKeystore open(String... settings) {
    return OwnKeystore.in(
        folder.resolve("own"), TestConfig.of(folder, settings).pki(), InstantSource.fixed(NOON));
  }

  private static X509Certificate present(@Nullable OwnCertificate own) {
    return java.util.Objects.requireNonNull(own).certificate();
  }

  @Test
  void ourCertificateIsForOurApplicationOnOurNamesAndBeginsEarly() {
    CertificateFacts facts =
        X509Files.facts(
            open(
                    "scada.pki.application-uri", "urn:wtp:ingest",
                    "scada.pki.dns-names", "ingest.plant",
                    "scada.pki.ip-addresses", "10.0.0.9")
                .current()
                .certificate());
    assertThat(facts.applicationUri()).isEqualTo("urn:wtp:ingest");
    assertThat(facts.dnsNames()).contains("ingest.plant", "localhost");
    assertThat(facts.ipAddresses()).contains("10.0.0.9", "127.0.0.1");
    assertThat(facts.notBefore()).isEqualTo(NOON.minus(Duration.ofDays(1)));
    assertThat(facts.daysLeft(NOON)).isEqualTo(1095);
  }

  @Test
  void itStaysTheSameOverARestart() {
    X509Certificate first = open().current().certificate();
    assertThat(open().current().certificate()).isEqualTo(first);
    assertThat(folder.resolve("own/certificate.der")).exists();
  }

  @Test
  void nobodyElseMayReadTheKey() throws IOException {
    open();
    assertThat(Files.getPosixFilePermissions(folder.resolve("own/keystore.p12")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("own")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aKeyThatWasLeftOpenIsClosed() throws IOException {
    open();
    Path file = folder.resolve("own/keystore.p12");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    open();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void itIsNotMadeAnewBecauseItsPasswordIsWrong() {
    open();
    assertThatThrownBy(() -> open("scada.pki.keystore-password", "other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("other");
  }

  @Test
  void itIsMadeAnewForAnotherApplication() {
    X509Certificate first = open().current().certificate();
    X509Certificate second = open("scada.pki.application-uri", "urn:other").current().certificate();
    assertThat(second).isNotEqualTo(first);
    assertThat(open("scada.pki.application-uri", "urn:other").current().certificate())
        .isEqualTo(second);
  }

  @Test
  void itsSuccessorIsKeptBesideItUntilItTakesItsPlace() {
    OwnKeystore own = open();
    X509Certificate first = own.current().certificate();
    own.prepareNext();
    X509Certificate next = present(own.next());
    assertThat(folder.resolve("own/certificate-next.der")).exists();

    OwnKeystore restarted = open();
    assertThat(restarted.current().certificate()).isEqualTo(first);
    assertThat(present(restarted.next())).isEqualTo(next);

    restarted.switchToNext();
    restarted.switchToNext();
    assertThat(open().current().certificate()).isEqualTo(next);
    assertThat(open().next()).isNull();
    assertThat(folder.resolve("own/certificate-next.der")).doesNotExist();
  }
}
