package org.penstock.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.app.trust.SilentGauges;
import org.penstock.ingest.app.trust.WatchServers;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.SourceFixture;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.ConnectionTest.Outcome;
import org.penstock.ingest.domain.source.ConnectionTest.Step;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.opcua.pki.Pki;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.simulator.SimulatedPlant;

/** Each way in which a secure server can turn us away, against a real one. */
@Tag("waits")
class ConnectionProbeIT {

  @TempDir static Path plantData;

  private static SimulatedPlant plant;

  @TempDir Path pki;

  @BeforeAll
  static void startPlant() throws IOException {
    plant =
        SimulatedPlant.start(
            "--port=" + LoopbackPorts.free(1).getFirst(),
            "--control-port=0",
            "--data=" + plantData,
            "--faults=false");
  }

  @AfterAll
  static void stopPlant() {
    plant.close();
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
    IngestConfig ingest = config.getConfigMapping(IngestConfig.class);
    InstantSource clock = InstantSource.system();
    return new Clients(
        new Pki(ingest, clock),
        name -> Optional.of(name.equals("PASSWORD") ? "penstock-ingest" : name),
        new WatchServers(new SilentGauges(), clock, ingest),
        clock,
        ingest);
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

  /** The open sessions as the server itself counts them. */
  private static int sessions() throws IOException {
    URI state = URI.create(plant.controlUrl() + "/state");
    try (InputStream answer = state.toURL().openStream()) {
      return new ObjectMapper().readTree(answer).path("sessions").intValue();
    }
  }

  private static Step failed(ConnectionTest result) {
    Optional<Step> failed =
        result.steps().stream().filter(step -> step.outcome() == Outcome.FAILED).findFirst();
    return failed.orElseThrow();
  }

  @Test
  void everythingInOrderPassesEveryStep() throws IOException {
    ConnectionTest result = test(trusting(), good());
    assertThat(result.steps()).extracting(Step::outcome).containsOnly(Outcome.PASSED);
    assertThat(result.steps())
        .extracting(Step::name)
        .containsExactly(
            "dns",
            "tcp",
            "endpoints",
            "security",
            "certificate",
            "login",
            "namespace",
            "read",
            "close");
    assertThat(result.steps().get(7).detail()).startsWith("clearwell.level is ");
    assertThat(sessions()).isZero();
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
    SourceSpec stronger =
        SourceFixture.source("plant")
            .url(plant.endpointUrl())
            .security("Aes256_Sha256_RsaPss", "SignAndEncrypt")
            .identity(new Identity.UserName("penstock-ingest", "PASSWORD"))
            .tags(SourceFixture.tag("clearwell.level").node("nsu=urn:x;s=y").build())
            .build();
    Step step = failed(test(trusting(), stronger));
    assertThat(step.name()).isEqualTo("security");
    assertThat(step.detail()).contains("Basic256Sha256/SignAndEncrypt [UserName]");
    assertThat(step.advice()).contains("never used by itself");
    SourceSpec nonsense =
        source(plant.endpointUrl(), "Nonsense", "PASSWORD", "nsu=urn:x;s=clearwell.level");
    assertThat(failed(test(trusting(), nonsense)).name()).isEqualTo("security");
  }

  @Test
  void aServerThatIsAwayFailsTheFirstStepAndSkipsTheRest() throws IOException {
    SourceSpec away =
        source(
            "opc.tcp://127.0.0.1:" + LoopbackPorts.free(1).getFirst(),
            "SignAndEncrypt",
            "PASSWORD",
            "nsu=urn:x;s=clearwell.level");
    ConnectionTest result = test(trusting(), away);
    assertThat(failed(result).name()).isEqualTo("tcp");
    assertThat(result.steps()).filteredOn(step -> step.outcome() == Outcome.SKIPPED).hasSize(7);
  }

  @Test
  void aMissingNamespaceIsSaid() {
    SourceSpec elsewhere =
        source(plant.endpointUrl(), "SignAndEncrypt", "PASSWORD", "nsu=urn:x;s=y");
    Step step = failed(test(trusting(), elsewhere));
    assertThat(step.name()).isEqualTo("namespace");
  }

  @Test
  void aHostThatIsNotKnownIsSaidByTheFirstStep() {
    SourceSpec unknown =
        source(
            "opc.tcp://plc-7.plant.invalid:4840",
            "SignAndEncrypt",
            "PASSWORD",
            "nsu=urn:x;s=clearwell.level");
    Step step = failed(test(trusting(), unknown));
    assertThat(step.name()).isEqualTo("dns");
    assertThat(step.detail()).contains("plc-7.plant.invalid");
  }

  @Test
  void aServerThatIsSilentCostsAStepItsLimitOnly() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      SourceSpec source =
          source(
              "opc.tcp://127.0.0.1:" + silent.getLocalPort(),
              "SignAndEncrypt",
              "PASSWORD",
              "nsu=urn:x;s=clearwell.level");
      ConnectionTest result = test(clients(Map.of("scada.probe.step-limit", "1s")), source);
      assertThat(failed(result).name()).isEqualTo("endpoints");
      assertThat(failed(result).millis()).isLessThan(5_000);
    }
  }

  @Test
  void aTestThatFailsAfterTheLoginLeavesNoSessionBehind() throws IOException {
    SourceSpec elsewhere =
        source(plant.endpointUrl(), "SignAndEncrypt", "PASSWORD", "nsu=urn:x;s=y");
    ConnectionTest result = test(trusting(), elsewhere);
    assertThat(result.steps().getLast().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(sessions()).isZero();
  }

  private static void open(Clients clients) throws SourceFaultException {
    List<EndpointDescription> offered = clients.discover(good());
    ServerCertificateCheck check = clients.newCheck(good());
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
