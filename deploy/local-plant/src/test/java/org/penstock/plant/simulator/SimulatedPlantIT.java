package org.penstock.plant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.simulator.opcua.PlantServer;
import org.penstock.plant.simulator.signal.PlantTags;
import org.penstock.plant.simulator.signal.TagDefinition;

/** The simulated plant as a real OPC UA client sees it, twenty times as fast as it is. */
@Tag("waits")
class SimulatedPlantIT {
  private static final String FILTER2 = "filters.filter2.turbidity";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir static Path data;

  private static PlantFixture plant;
  private static PlantClient client;

  @BeforeAll
  static void startPlant() throws Exception {
    plant = PlantFixture.start(data);
    client = plant.client();
  }

  @AfterAll
  static void stopPlant() {
    plant.close();
  }

  @Test
  void everyTagOfThePlantCanBeRead() throws Exception {
    for (TagDefinition tag : PlantTags.all()) {
      if (tag.area().equals("clearwell")) {
        continue; // its link may be down just now
      }
      DataValue value = client.read(client.node(tag.name()));
      assertThat(value.statusCode().isGood()).as(tag.name()).isTrue();
      assertThat(value.value().value()).as(tag.name()).isInstanceOf(javaType(tag));
      assertThat(value.sourceTime()).as(tag.name()).isNotNull();
    }
  }

  private static Class<?> javaType(TagDefinition tag) {
    return switch (tag.kind()) {
      case ANALOG -> Double.class;
      case FLAG -> Boolean.class;
      case MODE -> String.class;
    };
  }

  @Test
  void unitsAndRangesAreReadFromTheServer() throws Exception {
    EUInformation unit = property("clearwell.level", "EngineeringUnits", EUInformation.class);
    Range range = property("clearwell.level", "EURange", Range.class);
    EUInformation ntu = property(FILTER2, "EngineeringUnits", EUInformation.class);

    assertThat(unit.getDisplayName().text()).isEqualTo("m");
    assertThat(unit.getUnitId()).isEqualTo(0x4D5452);
    assertThat(range.getHigh()).isEqualTo(5.0);
    assertThat(ntu.getDisplayName().text()).isEqualTo("NTU");
    assertThat(ntu.getUnitId()).isEqualTo(-1);
  }

  private static <T> T property(String tag, String name, Class<T> type) throws Exception {
    NodeId property =
        client.client().getAddressSpace().getNode(client.node(tag)).browseNodes().stream()
            .filter(node -> name.equals(node.getBrowseName().name()))
            .findFirst()
            .orElseThrow()
            .getNodeId();
    Object value = client.read(property).value().value();
    ExtensionObject wrapped = (ExtensionObject) Objects.requireNonNull(value);
    return type.cast(wrapped.decode(client.client().getStaticEncodingContext()));
  }

  @Test
  void aSubscriberSeesEveryTagAndTheBreakthroughInOrder() throws Exception {
    Map<String, List<DataValue>> seen = new ConcurrentHashMap<>();
    OpcUaSubscription subscription = subscribe(seen);
    plant.control("POST", "/faults/filter2-breakthrough", "");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(seen.keySet()).hasSize(PlantTags.all().size());
          assertThat(seen.get(FILTER2)).anyMatch(SimulatedPlantIT::isAboveOneNtu);
        });
    subscription.delete();

    seen.forEach((tag, values) -> {
      assertThat(values).as(tag).noneMatch(value -> value.statusCode().isOverflowSet());
      assertThat(values.stream().map(value -> PlantClient.sourceTime(value).utcTime()).toList())
          .as(tag)
          .isSorted()
          .doesNotHaveDuplicates();
    });
  }

  private static boolean isAboveOneNtu(DataValue value) {
    return value.value().value() instanceof Double ntu && ntu > 1.0;
  }

  private static OpcUaSubscription subscribe(Map<String, List<DataValue>> seen) throws Exception {
    OpcUaSubscription subscription = new OpcUaSubscription(client.client(), 200.0);
    subscription.create();
    List<OpcUaMonitoredItem> items = new ArrayList<>();
    for (TagDefinition tag : PlantTags.all()) {
      OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(client.node(tag.name()));
      item.setQueueSize(uint(200));
      item.setSamplingInterval(100);
      item.setDataValueListener((monitored, value) ->
          seen.computeIfAbsent(tag.name(), name -> new CopyOnWriteArrayList<>()).add(value));
      items.add(item);
    }
    subscription.addMonitoredItems(items);
    subscription.synchronizeMonitoredItems();
    return subscription;
  }

  @Test
  void aForcedValueArrivesAsItWasForced() throws Exception {
    String tag = "filters.filter3.headloss";
    NodeId node = client.node(tag);
    String path = "/tags/" + tag + "/value";

    plant.control("POST", path, "{\"value\": \"NaN\", \"status\": \"Bad_SensorFailure\"}");
    DataValue nan = client.read(node);
    plant.control(
        "POST", path, "{\"value\": null, \"source_timestamp\": \"2020-01-01T00:00:00Z\"}");
    DataValue old = client.read(node);
    plant.control("POST", path, "{\"value\": 1.5, \"source_timestamp\": null}");
    DataValue timeless = client.read(node);
    plant.control("DELETE", path, "");
    DataValue released = client.read(node);

    assertThat(nan.value().value()).isEqualTo(Double.NaN);
    assertThat(nan.statusCode().value()).isEqualTo(StatusCodes.Bad_SensorFailure);
    assertThat(old.value().isNull()).isTrue();
    assertThat(PlantClient.sourceTime(old).getJavaInstant()).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(PlantClient.sourceTime(timeless).isNull()).isTrue();
    assertThat(released.statusCode().isGood()).isTrue();
    assertThat(released.sourceTime()).isNotNull();
  }

  @Test
  void aLostLinkShowsAsBadNoCommunicationForTheWholeArea() throws Exception {
    NodeId node = client.node("clearwell.level");
    plant.control("POST", "/faults/clearwell-link-lost", "");

    DataValue lost = client.read(node);

    assertThat(lost.statusCode().value()).isEqualTo(StatusCodes.Bad_NoCommunication);
    assertThat(lost.value().isNull()).isTrue();
    await().atMost(PATIENCE).until(() -> client.read(node).statusCode().isGood());
  }

  @Test
  void aWrongPasswordOrNoNameAtAllIsRefused() {
    assertThatThrownBy(() ->
            PlantClient.connect(
                plant.endpointUrl(), data, new UsernameProvider(PlantServer.USER, "guess")))
        .isInstanceOf(UaException.class);
    assertThatThrownBy(
            () -> PlantClient.connect(plant.endpointUrl(), data, AnonymousProvider.INSTANCE))
        .isInstanceOf(UaException.class);
  }

  @Test
  void noEndpointIsOfferedWithoutSecurity() {
    assertThatThrownBy(() -> OpcUaClient.create(plant.endpointUrl()))
        .isInstanceOf(UaException.class)
        .hasMessageContaining("no endpoint selected");
  }

  @Test
  void aRestartKeepsPortCertificateAndPlant() throws Exception {
    int port = LoopbackPorts.free(1).getFirst();
    Path folder = Files.createDirectory(data.resolve("restarted"));
    try (SimulatedPlant other =
        SimulatedPlant.start("--port=" + port, "--control-port=0", "--data=" + folder)) {
      byte[] before = Files.readAllBytes(folder.resolve("server-certificate.der"));
      other.restart();
      try (PlantClient again = PlantClient.connect(other.endpointUrl(), folder)) {
        assertThat(again.read(again.node("clearwell.level")).statusCode().isGood()).isTrue();
      }
      assertThat(Files.readAllBytes(folder.resolve("server-certificate.der"))).isEqualTo(before);
    }
  }

  @Test
  void theControlEndpointSaysWhatItDoesNotKnow() throws Exception {
    assertThat(plant.control("POST", "/faults/earthquake", "").statusCode()).isEqualTo(404);
    assertThat(plant.control("POST", "/tags/no.such.tag/value", "{}").statusCode()).isEqualTo(404);
    assertThat(plant.control("POST", "/tags/clearwell.level/value", "{").statusCode())
        .isEqualTo(400);
    assertThat(
            plant
                .control("POST", "/tags/clearwell.level/value", "{\"status\":\"Sad\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(plant.control("GET", "/state", "").body()).contains("\"monitored_items\"");
  }
}
