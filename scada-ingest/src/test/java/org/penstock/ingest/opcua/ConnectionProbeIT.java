package org.penstock.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.SourceFixture;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.ConnectionTest.Outcome;
import org.penstock.ingest.domain.source.ConnectionTest.Step;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.plant.simulator.SimulatedPlant;

/** Each way in which a secure server can turn us away, against a real one. */
class ConnectionProbeIT {

  @TempDir static Path plantData;

  private static SimulatedPlant plant;

  @TempDir Path pki;

  @BeforeAll
  static void startPlant() throws IOException {
    plant =
        SimulatedPlant.start(
            "--port=" + freePort(), "--control-port=0", "--data=" + plantData, "--faults=false");
  }

  @AfterAll
  static void stopPlant() {
    plant.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private Clients clients(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>(settings);
    values.put("scada.pki.folder", pki.toString());
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withDefaultValues(values)
            .build();
    return new Clients(
        new Pki(config.getConfigMapping(IngestConfig.class)),
        name -> Optional.of(name.equals("PASSWORD") ? "penstock-ingest" : name));
  }

  private Clients trusting() {
    return clients(
        Map.of("scada.pki.trust-file", plantData.resolve("server-certificate.der").toString()));
  }

  private static SourceSpec source(String url, String mode, String passwordFrom, String node) {
    return SourceFixture.source("plant")
        .url(url)
        .security("Basic256Sha256", mode)
        .identity(new Identity.UserName("penstock-ingest", passwordFrom))
        .tags(SourceFixture.tag("clearwell.level").node(node).build())
        .build();
  }

  private static SourceSpec good() {
    return source(
        plant.endpointUrl(),
        "SignAndEncrypt",
        "PASSWORD",
        "nsu=urn:penstock:simulated-plant;s=clearwell.level");
  }

  private static ConnectionTest test(Clients clients, SourceSpec source) {
    return new ConnectionProbe(clients, InstantSource.system()).test(source);
  }

  private static Step failed(ConnectionTest result) {
    Optional<Step> failed =
        result.steps().stream().filter(step -> step.outcome() == Outcome.FAILED).findFirst();
    return failed.orElseThrow();
  }

  @Test
  void everythingInOrderPassesEveryStep() {
    ConnectionTest result = test(trusting(), good());
    assertThat(result.steps()).extracting(Step::outcome).containsOnly(Outcome.PASSED);
    assertThat(result.steps().getLast().detail()).startsWith("clearwell.level is ");
  }

  @Test
  void anUntrustedCertificateIsNamedAndKeptForApproval() throws IOException {
    Clients clients = clients(Map.of());
    Step step = failed(test(clients, good()));
    assertThat(step.name()).isEqualTo("certificate");
    assertThat(step.detail()).contains("thumbprint");
    assertThat(step.advice()).isEqualTo(SourceFault.CERTIFICATE_UNTRUSTED.advice());
    Path rejected = onlyFile(pki.resolve("rejected"));
    assertThatThrownBy(() -> open(clients))
        .isInstanceOfSatisfying(
            SourceFaultException.class,
            e -> assertThat(e.fault()).isEqualTo(SourceFault.CERTIFICATE_UNTRUSTED));

    Files.copy(rejected, pki.resolve("trusted/certs/plant.der"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(test(clients, good()).passed()).isTrue());
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void aWrongPasswordFailsAtTheLogin() {
    SourceSpec wrong =
        source(plant.endpointUrl(), "SignAndEncrypt", "guess", "nsu=urn:x;s=clearwell.level");
    Step step = failed(test(trusting(), wrong));
    assertThat(step.name()).isEqualTo("login");
    assertThat(step.advice()).isEqualTo(SourceFault.LOGIN_REFUSED.advice());
    assertThat(step.detail()).doesNotContain("guess");
  }

  @Test
  void aSecurityThatIsNotOfferedIsNeverReplacedByAWeakerOne() {
    SourceSpec none =
        source(plant.endpointUrl(), "None", "PASSWORD", "nsu=urn:x;s=clearwell.level");
    Step step = failed(test(trusting(), none));
    assertThat(step.name()).isEqualTo("security");
    assertThat(step.detail()).contains("Basic256Sha256/SignAndEncrypt");
    SourceSpec nonsense =
        source(plant.endpointUrl(), "Nonsense", "PASSWORD", "nsu=urn:x;s=clearwell.level");
    assertThat(failed(test(trusting(), nonsense)).name()).isEqualTo("security");
  }

  @Test
  void aServerThatIsAwayFailsTheFirstStepAndSkipsTheRest() throws IOException {
    SourceSpec away =
        source(
            "opc.tcp://127.0.0.1:" + freePort(),
            "SignAndEncrypt",
            "PASSWORD",
            "nsu=urn:x;s=clearwell.level");
    ConnectionTest result = test(trusting(), away);
    assertThat(result.steps().getFirst().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.steps()).filteredOn(step -> step.outcome() == Outcome.SKIPPED).hasSize(6);
  }

  @Test
  void aMissingNamespaceIsSaid() {
    SourceSpec elsewhere =
        source(plant.endpointUrl(), "SignAndEncrypt", "PASSWORD", "nsu=urn:x;s=y");
    Step step = failed(test(trusting(), elsewhere));
    assertThat(step.name()).isEqualTo("namespace");
  }

  @Test
  void ourCertificateStaysTheSameOverARestart() {
    OwnCertificate first = OwnCertificate.in(pki.resolve("own"), "secret", "urn:test");
    OwnCertificate second = OwnCertificate.in(pki.resolve("own"), "secret", "urn:test");
    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(pki.resolve("own/certificate.der")).exists();
    assertThatThrownBy(() -> OwnCertificate.in(pki.resolve("own"), "other", "urn:test"))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void open(Clients clients) throws SourceFaultException {
    List<EndpointDescription> offered = clients.discover(good());
    ServerCertificateCheck check = clients.newCheck();
    try {
      clients
          .create(good(), clients.choose(good(), offered), offered, check)
          .connect()
          .disconnect();
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }
}
