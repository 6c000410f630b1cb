package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.opcua.pki.OwnCertificate;
import org.penstock.ingest.opcua.pki.TestConfig;
import org.penstock.ingest.opcua.pki.X509Files;
import org.penstock.plant.simulator.setup.ServerAccess;

/** Servers with other policies than the usual one, and users that are known by a certificate. */
@Tag("scenario")
class PoliciesAndUserCertificatesIT {

  private static final String CERTIFICATE = "USER_CERTIFICATE";
  private static final String KEY = "USER_KEY";

  @TempDir Path folder;

  /** A plant that lets in what is told, and nothing else. */
  private ScenarioRig rig(UnaryOperator<ServerAccess> access) throws IOException {
    ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200));
    rig.plant().start();
    rig.plant().plant().restart(setup -> setup.with(access.apply(setup.access())));
    return rig;
  }

  private static void wants(ScenarioRig rig, SecurityPolicy policy, String mode) {
    rig.sourceFile().with("security", "{ policy: %s, mode: %s }".formatted(policy.name(), mode));
  }

  private static void delivers(ScenarioRig rig, SecurityPolicy policy) {
    rig.waitFor(SourceState.RUNNING);
    rig.waitForValuesAfter(Instant.now());
    SourceStatus status = rig.statuses().getLast();
    assertThat(status.securityPolicy()).isEqualTo(policy.name());
    assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Aes128_Sha256_RsaOaep, SignAndEncrypt",
    "Aes256_Sha256_RsaPss, SignAndEncrypt",
    "Aes256_Sha256_RsaPss, Sign"
  })
  void aUserWithAPasswordReadsAServerThatKnowsNoOtherPolicy(SecurityPolicy policy, String mode)
      throws IOException {
    try (ScenarioRig rig = rig(access -> access.withPolicies(policy))) {
      wants(rig, policy, mode);
      rig.startService();
      delivers(rig, policy);
    }
  }

  @ParameterizedTest
  @CsvSource({"Basic256Sha256", "Aes128_Sha256_RsaOaep", "Aes256_Sha256_RsaPss"})
  void aUserWithACertificateIsLetIn(SecurityPolicy policy) throws IOException {
    try (ScenarioRig rig = rig(access -> access.withPolicies(policy).withUserCertificates())) {
      OwnCertificate user = asUser(rig);
      wants(rig, policy, "SignAndEncrypt");
      rig.plant().plant().faults().admitUser(user.certificate());
      rig.startService();
      delivers(rig, policy);
    }
  }

  @Test
  void aCertificateThatTheServerDoesNotKnowIsRefusedAndSaidSo() throws IOException {
    try (ScenarioRig rig = rig(ServerAccess::withUserCertificates)) {
      asUser(rig);
      rig.startService();
      rig.waitFor(SourceState.AUTH_FAILED);
      assertThat(saidAs(rig).advice()).isEqualTo(SourceFault.LOGIN_REFUSED.advice());
      assertThat(rig.readings()).isEmpty();
    }
  }

  @Test
  void aServerThatTakesNoUserCertificatesIsSaidSo() throws IOException {
    try (ScenarioRig rig = rig(access -> access)) {
      asUser(rig);
      rig.startService();
      rig.waitFor(SourceState.AUTH_FAILED);
      assertThat(saidAs(rig).advice()).isEqualTo(SourceFault.LOGIN_NOT_OFFERED.advice());
    }
  }

  /** The source logs in with a certificate: the one from its text, the key from its file. */
  private OwnCertificate asUser(ScenarioRig rig) throws IOException {
    OwnCertificate user = OwnCertificate.make(TestConfig.of(folder).pki(), Instant.now());
    Path key = folder.resolve("user.key");
    Files.writeString(key, pem("PRIVATE KEY", user.keyPair().getPrivate().getEncoded()));
    rig.with(CERTIFICATE, pem("CERTIFICATE", X509Files.encoded(user.certificate())))
        .with(KEY, key.toString());
    rig.sourceFile()
        .with(
            "identity",
            "{ type: x509, certificate_from: %s, key_from: %s }".formatted(CERTIFICATE, KEY));
    return user;
  }

  private static SourceStatus saidAs(ScenarioRig rig) {
    rig.waitUntil("status told", Duration.ofSeconds(5), () -> !rig.statuses().isEmpty());
    return rig.statuses().getLast();
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
  }
}
