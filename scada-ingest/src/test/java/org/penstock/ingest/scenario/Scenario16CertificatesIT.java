package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.opcua.pki.Pki;
import org.penstock.plant.simulator.setup.CertificateKind;

/** Scenario 16: a server's certificate that is not trusted, ended, changed, or of another. */
@Tag("scenario")
class Scenario16CertificatesIT {

  @TempDir Path folder;

  private ScenarioRig rig() {
    return ScenarioRig.in(folder, Duration.ofMillis(200))
        .with("scada.pki.trust-file", "")
        .with("scada.recovery.without-session", "3s");
  }

  private static void show(ScenarioRig rig, CertificateKind kind) {
    try {
      rig.plant().plant().restart(setup -> setup.with(kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path certificate(CertificateKind kind) {
    return folder.resolve("plant-data").resolve(kind.fileName() + ".der");
  }

  private void trust(CertificateKind kind) throws IOException {
    Path trusted = Files.createDirectories(folder.resolve("pki/trusted/certs"));
    Files.copy(certificate(kind), trusted.resolve(kind.fileName() + ".der"));
  }

  private static SourceStatus last(ScenarioRig rig) {
    return rig.statuses().getLast();
  }

  @Test
  void anUntrustedServerIsNamedAndDeliversOnceItIsApproved() {
    try (ScenarioRig rig = rig()) {
      rig.plant().start();
      rig.startService();
      rig.waitFor(SourceState.CERT_UNTRUSTED);
      Pki pki = rig.service().opcua().pki();
      CertificateFacts rejected = pki.rejected().getFirst().certificate();
      rig.waitUntil("status told", Duration.ofSeconds(5), () -> !rig.statuses().isEmpty());
      assertThat(last(rig).reason()).contains("not trusted", rejected.sha1());
      assertThat(last(rig).advice()).isEqualTo(SourceFault.CERTIFICATE_UNTRUSTED.advice());

      Instant approved = Instant.now();
      pki.approve(rejected);

      rig.waitFor(SourceState.RUNNING);
      assertThat(Duration.between(approved, Instant.now())).isLessThan(Duration.ofSeconds(15));
      rig.waitForValuesAfter(approved);
    }
  }

  @Test
  void anEndedCertificateIsRefusedThoughTrustedAndARenewedOneDelivers() throws IOException {
    try (ScenarioRig rig = rig()) {
      rig.plant().start();
      show(rig, CertificateKind.EXPIRED);
      trust(CertificateKind.EXPIRED);
      trust(CertificateKind.USUAL);
      rig.startService();
      rig.waitFor(SourceState.CERT_UNTRUSTED);
      rig.waitUntil("status told", Duration.ofSeconds(5), () -> !rig.statuses().isEmpty());
      assertThat(last(rig).reason()).contains("is valid from");
      assertThat(last(rig).advice()).isEqualTo(SourceFault.CERTIFICATE_EXPIRED.advice());

      show(rig, CertificateKind.USUAL);

      rig.waitFor(SourceState.RUNNING);
    }
  }

  @Test
  void aServerThatChangedItsCertificateDeliversAgainOnceThatIsApproved() throws IOException {
    try (ScenarioRig rig = rig()) {
      rig.plant().start();
      trust(CertificateKind.USUAL);
      rig.startService();
      rig.waitFor(SourceState.RUNNING);

      show(rig, CertificateKind.ROTATED);

      rig.waitFor(SourceState.CERT_UNTRUSTED);
      Pki pki = rig.service().opcua().pki();
      rig.waitUntil("kept", Duration.ofSeconds(10), () -> !pki.rejected().isEmpty());
      Instant approved = Instant.now();
      pki.approve(pki.rejected().getFirst().certificate());
      rig.waitFor(SourceState.RUNNING);
      rig.waitForValuesAfter(approved);
    }
  }

  @Test
  void aCertificateOfAnotherApplicationIsRefusedThoughTrusted() throws IOException {
    try (ScenarioRig rig = rig()) {
      rig.plant().start();
      show(rig, CertificateKind.OTHER_APPLICATION);
      trust(CertificateKind.OTHER_APPLICATION);
      rig.startService();
      rig.waitFor(SourceState.CERT_UNTRUSTED);
      rig.waitUntil("status told", Duration.ofSeconds(5), () -> !rig.statuses().isEmpty());
      assertThat(last(rig).reason()).contains("urn:penstock:elsewhere");
      assertThat(last(rig).advice()).isEqualTo(SourceFault.CERTIFICATE_WRONG_NAME.advice());

      trust(CertificateKind.USUAL);
      show(rig, CertificateKind.USUAL);
      rig.waitFor(SourceState.RUNNING);
    }
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedOnlyWhereHostsAreChecked() throws IOException {
    try (ScenarioRig rig = rig().with("scada.pki.check-hostname", "true")) {
      rig.plant().start();
      show(rig, CertificateKind.OTHER_HOST);
      trust(CertificateKind.OTHER_HOST);
      rig.startService();
      rig.waitFor(SourceState.CERT_UNTRUSTED);
      rig.waitUntil("status told", Duration.ofSeconds(5), () -> !rig.statuses().isEmpty());
      assertThat(last(rig).reason()).contains("elsewhere.invalid", "127.0.0.1");
      rig.stopService();

      rig.with("scada.pki.check-hostname", "false").startService();
      rig.waitFor(SourceState.RUNNING);
    }
  }
}
