package org.penstock.plant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.identity.X509IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.simulator.opcua.PlantServer;
import org.penstock.plant.simulator.setup.CertificateKind;
import org.penstock.plant.simulator.setup.ServerSetup;
import org.penstock.plant.simulator.signal.ForcedValue;
import org.penstock.plant.test.ReadyPlantCertificate;

/** Each way in which a test can make the server misbehave, as a client sees it. */
@Tag("waits")
class ServerFaultsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LEVEL = "clearwell.level";
  private static final UsernameProvider USER =
      new UsernameProvider(PlantServer.USER, PlantServer.PASSWORD);

  @TempDir static Path data;

  private static SimulatedPlant plant;

  @BeforeAll
  static void startPlant() throws Exception {
    ReadyPlantCertificate.into(data);
    plant =
        SimulatedPlant.start(
            "--port=" + LoopbackPorts.free(1).getFirst(),
            "--control-port=0",
            "--data=" + data,
            "--faults=false",
            "--interval=PT0.1S");
  }

  @AfterAll
  static void stopPlant() {
    plant.close();
  }

  @AfterEach
  void makeGood() throws Exception {
    plant.faults().lockUser(false);
    plant.faults().changePassword(false);
    plant.faults().refuseClients(false);
    plant.faults().refuseHistory(false);
    plant.skewClock(Duration.ZERO);
    plant.restart(_ -> ServerSetup.usual());
  }

  private static PlantClient connect() throws Exception {
    return PlantClient.connect(plant.endpointUrl(), data);
  }

  @Test
  void theNamespaceIndexChangesWithTheOrder() throws Exception {
    int before;
    try (PlantClient client = connect()) {
      before = client.node(LEVEL).getNamespaceIndex().intValue();
    }
    plant.restart(setup -> setup.withSwappedNamespaces(true));
    try (PlantClient client = connect()) {
      NodeId node = client.node(LEVEL);
      assertThat(node.getNamespaceIndex().intValue()).isNotEqualTo(before);
      assertThat(client.read(node).statusCode().isGood()).isTrue();
    }
  }

  @Test
  void subscriptionsAndSessionsCanBeTakenAway() throws Exception {
    try (PlantClient client = connect()) {
      OpcUaSubscription subscription = new OpcUaSubscription(client.client(), 100.0);
      subscription.create();
      assertThat(plant.server().subscriptions()).isEqualTo(1);
      plant.server().deleteSubscriptions();
      assertThat(plant.server().subscriptions()).isZero();
      assertThat(plant.server().sessions()).isEqualTo(1);
      plant.server().killSessions(true);
      assertThat(plant.server().sessions()).isZero();
    }
  }

  @Test
  void aLockedUserAWrongPasswordAndAnUnwantedClientAreRefused() {
    plant.faults().lockUser(true);
    assertThatThrownBy(ServerFaultsIT::connect).hasMessageContaining("Bad_UserAccessDenied");
    plant.faults().lockUser(false);
    plant.faults().changePassword(true);
    assertThatThrownBy(ServerFaultsIT::connect).isInstanceOf(UaException.class);
    plant.faults().changePassword(false);
    plant.faults().refuseClients(true);
    assertThatThrownBy(ServerFaultsIT::connect).isInstanceOf(UaException.class);
  }

  @Test
  void everyPolicyOfTheSetupTakesSessionsAndNoOther() throws Exception {
    restartWithAccess(SecurityPolicy.Aes128_Sha256_RsaOaep, SecurityPolicy.Aes256_Sha256_RsaPss);
    for (SecurityPolicy policy :
        List.of(SecurityPolicy.Aes128_Sha256_RsaOaep, SecurityPolicy.Aes256_Sha256_RsaPss)) {
      try (PlantClient client = secured(policy)) {
        assertThat(client.read(client.node(LEVEL)).statusCode().isGood()).isTrue();
      }
    }
    assertThatThrownBy(() -> secured(SecurityPolicy.Basic256Sha256))
        .hasMessageContaining("no endpoint selected");
  }

  private static void restartWithAccess(SecurityPolicy... policies) throws Exception {
    plant.restart(setup -> setup.with(setup.access().withPolicies(policies)));
  }

  private static PlantClient secured(SecurityPolicy policy) throws Exception {
    return PlantClient.connect(
        plant.endpointUrl(), data.resolve("server-certificate.der"), policy, USER);
  }

  @Test
  void anonymousUsersAndUsersWithACertificateAreLetInWhereTheSetupSaysSo() throws Exception {
    plant.restart(setup -> setup.with(setup.access().withAnonymous().withUserCertificates()));
    try (PlantClient client =
        PlantClient.connect(plant.endpointUrl(), data, AnonymousProvider.INSTANCE)) {
      assertThat(client.read(client.node(LEVEL)).statusCode().isGood()).isTrue();
    }
    KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
    X509Certificate user = new SelfSignedCertificateBuilder(keys).setCommonName("ingest").build();
    X509IdentityProvider identity = new X509IdentityProvider(user, keys.getPrivate());
    assertThatThrownBy(() -> PlantClient.connect(plant.endpointUrl(), data, identity))
        .isInstanceOf(UaException.class);
    plant.faults().admitUser(user);
    try (PlantClient client = PlantClient.connect(plant.endpointUrl(), data, identity)) {
      assertThat(client.read(client.node(LEVEL)).statusCode().isGood()).isTrue();
    }
  }

  @Test
  void otherCertificatesAreShownAndRefusedForWhatIsWrongWithThem() throws Exception {
    assertThat(refusalOf(CertificateKind.EXPIRED)).contains("Bad_CertificateTimeInvalid");
    assertThat(refusalOf(CertificateKind.OTHER_HOST)).contains("Bad_CertificateHostNameInvalid");
    assertThat(refusalOf(CertificateKind.OTHER_APPLICATION)).contains("Bad_CertificateUriInvalid");
    plant.restart(setup -> setup.with(CertificateKind.ROTATED));
    assertThatThrownBy(ServerFaultsIT::connect).isInstanceOf(UaException.class);
    try (PlantClient client = trusting(CertificateKind.ROTATED)) {
      assertThat(client.read(client.node(LEVEL)).statusCode().isGood()).isTrue();
    }
  }

  private static String refusalOf(CertificateKind kind) throws Exception {
    plant.restart(setup -> setup.with(kind));
    try (PlantClient client = trusting(kind)) {
      return "connected to " + client.client().getConfig().getEndpoint();
    } catch (UaException e) {
      return String.valueOf(e);
    }
  }

  private static PlantClient trusting(CertificateKind kind) throws Exception {
    return PlantClient.connect(
        plant.endpointUrl(),
        data.resolve(kind.fileName() + ".der"),
        SecurityPolicy.Basic256Sha256,
        USER);
  }

  @Test
  void limitsAreHeld() throws Exception {
    plant.restart(
        setup -> setup.with(setup.limits().withItemsPerCall(2).withItems(3).withQueue(5)));
    try (PlantClient client = connect()) {
      OpcUaSubscription subscription = new OpcUaSubscription(client.client(), 100.0);
      subscription.create();
      List<OpcUaMonitoredItem> items =
          List.of(item(client), item(client), item(client), item(client));
      subscription.addMonitoredItems(items);
      assertThatThrownBy(subscription::synchronizeMonitoredItems).isInstanceOf(UaException.class);

      assertThat(items.getFirst().getRevisedQueueSize()).hasValue(uint(5));
      assertThat(plant.server().largestItemsCall()).isEqualTo(2);
      assertThat(plant.server().monitoredItems()).isEqualTo(3);
    }
  }

  private static OpcUaMonitoredItem item(PlantClient client) throws UaException {
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(client.node(LEVEL));
    item.setQueueSize(uint(100));
    return item;
  }

  @Test
  void aFailedPublishRequestIsAnsweredWithTheErrorThatWasAskedFor() throws Exception {
    try (PlantClient client = connect()) {
      List<Long> faults = new CopyOnWriteArrayList<>();
      client
          .client()
          .addFaultListener(
              fault -> faults.add(fault.getResponseHeader().getServiceResult().value()));
      plant.faults().failPublish(StatusCodes.Bad_TooManyPublishRequests, 1);
      OpcUaSubscription subscription = new OpcUaSubscription(client.client(), 100.0);
      subscription.create();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(faults).contains(StatusCodes.Bad_TooManyPublishRequests));
    }
  }

  @Test
  void stateAndServiceLevelAreShown() throws Exception {
    plant.server().showState(ServerState.Suspended);
    plant.server().showServiceLevel(99);
    try (PlantClient client = connect()) {
      assertThat(client.read(NodeIds.Server_ServerStatus_State).value().value())
          .isEqualTo(ServerState.Suspended.getValue());
      assertThat(client.read(NodeIds.Server_ServiceLevel).value().value()).isEqualTo(ubyte(99));
    }
  }

  @Test
  void aWrongClockShowsInTheServersTimeAndInThatOfItsValues() throws Exception {
    plant.skewClock(Duration.ofMinutes(-10));
    try (PlantClient client = connect()) {
      Instant late = Instant.now().minus(Duration.ofMinutes(9));
      DataValue now = client.read(NodeIds.Server_ServerStatus_CurrentTime);
      assertThat(((DateTime) Objects.requireNonNull(now.value().value())).getJavaInstant())
          .isBefore(late);
      await()
          .atMost(PATIENCE)
          .until(() ->
              PlantClient.sourceTime(client.read(client.node(LEVEL)))
                  .getJavaInstant()
                  .isBefore(late));
    }
  }

  @Test
  void historyIsOfferedRefusedOrNotThereAtAll() throws Exception {
    try (PlantClient client = connect()) {
      assertThat(historyStatus(client)).isZero();
      plant.faults().refuseHistory(true);
      assertThat(historyStatus(client)).isEqualTo(StatusCodes.Bad_HistoryOperationUnsupported);
    }
    plant.faults().refuseHistory(false);
    plant.restart(setup -> setup.withHistory(false));
    try (PlantClient client = connect()) {
      assertThat(historyStatus(client)).isEqualTo(StatusCodes.Bad_HistoryOperationUnsupported);
    }
  }

  private static long historyStatus(PlantClient client) throws Exception {
    return client
        .historyPage(
            client.node(LEVEL), DateTime.MIN_VALUE, DateTime.now(), 1, ByteString.NULL_VALUE)
        .getStatusCode()
        .value();
  }

  @Test
  void anAdvertisedHostIsWhatClientsAreTold() throws Exception {
    plant.restart(setup -> setup.advertising("plant.invalid"));
    assertThatThrownBy(ServerFaultsIT::connect).isInstanceOf(UaException.class);
  }

  @Test
  void addedTagsOfAnyTypeAppearAndSurviveARestart() throws Exception {
    try (PlantClient client = connect()) {
      NodeId later = client.node("added.later");
      assertThat(client.read(later).statusCode().value()).isEqualTo(StatusCodes.Bad_NodeIdUnknown);
      plant.addTag("added.later", Long.MAX_VALUE);
      plant.addTag("added.array", new Double[] {1.0, 2.0});
      plant.addEnumeration("added.mode", 1, List.of("OFF", "ON"));
      assertThat(client.read(later).value().value()).isEqualTo(Long.MAX_VALUE);
    }
    plant.restart(UnaryOperator.identity());
    try (PlantClient client = connect()) {
      assertThat(plant.force("added.later", new ForcedValue.Now(7L, 0))).isTrue();
      assertThat(client.read(client.node("added.later")).value().value()).isEqualTo(7L);
      assertThat(client.read(client.node("added.array")).value().value())
          .isEqualTo(new Double[] {1.0, 2.0});
      NodeId states = client.node("added.mode.EnumStrings");
      assertThat(client.read(states).value().value())
          .isEqualTo(
              new LocalizedText[] {LocalizedText.english("OFF"), LocalizedText.english("ON")});
    }
  }

  @Test
  void aClosedServerCanBeOpenedAgain() throws Exception {
    plant.stopServer();
    assertThatThrownBy(ServerFaultsIT::connect).isInstanceOf(UaException.class);
    assertThatThrownBy(plant::server).isInstanceOf(IllegalStateException.class);
    plant.startServer();
    try (PlantClient client = connect()) {
      assertThat(client.read(client.node(LEVEL)).statusCode().isGood()).isTrue();
    }
  }
}
