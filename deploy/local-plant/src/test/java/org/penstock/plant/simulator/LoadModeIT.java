package org.penstock.plant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.net.TcpProxy;
import org.penstock.plant.simulator.load.LoadNamespace;
import org.penstock.plant.simulator.load.LoadOracle;
import org.penstock.plant.simulator.load.LoadTags;
import org.penstock.plant.test.ReadyPlantCertificate;

/** The tags that count, their oracle and their history, as a client behind a proxy sees them. */
@Tag("waits")
class LoadModeIT {
  private static final int TAGS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path data;

  private static SimulatedPlant plant;
  private static TcpProxy proxy;

  @BeforeAll
  static void startPlant() throws Exception {
    int port = LoopbackPorts.free(1).getFirst();
    ReadyPlantCertificate.into(data);
    plant =
        SimulatedPlant.start(
            "--port=" + port,
            "--control-port=0",
            "--data=" + data,
            "--faults=false",
            "--load-tags=" + TAGS,
            "--load-without-history=10");
    proxy = TcpProxy.inFrontOf(port);
  }

  @AfterAll
  static void stopPlant() {
    proxy.close();
    plant.close();
  }

  @Test
  void everyChangeThatTheOracleCountsReachesASubscriberAndHistory() throws Exception {
    Map<Integer, List<Double>> seen = new ConcurrentHashMap<>();
    try (PlantClient client = PlantClient.connect(plant.endpointUrl(), data)) {
      subscribe(client, seen);
      control("POST", "/load", "{\"rate\": 4000}");
      await().atMost(PATIENCE).until(() -> plant.load().changes() > 8_000);
      control("POST", "/load", "{\"rate\": 0}");
      LoadOracle oracle = oracle();

      await().atMost(PATIENCE).until(() -> size(seen) == plant.load().changes());
      for (int tag = 0; tag < TAGS; tag++) {
        int changes = oracle.tags().get(tag).changes();
        assertThat(seen.get(tag)).hasSize(changes).isSorted().doesNotHaveDuplicates();
      }
      assertThat(oracle.tags().getFirst().handedOver())
          .isEqualTo(oracle.tags().getFirst().changes() - 1);
      List<DataValue> history =
          client.history(node(client, 7), DateTime.MIN_VALUE, DateTime.now(), 20).stream()
              .flatMap(List::stream)
              .toList();
      assertThat(history).extracting(value -> value.value().value()).containsAll(seen.get(7));
      assertThat(oracle.tags().get(9).keepsHistory()).isFalse();
      HistoryReadResult refused =
          client.historyPage(
              node(client, 9), DateTime.MIN_VALUE, DateTime.now(), 20, ByteString.NULL_VALUE);
      assertThat(refused.getStatusCode().value())
          .isEqualTo(StatusCodes.Bad_HistoryOperationUnsupported);
    }
  }

  private static int size(Map<Integer, List<Double>> seen) {
    return seen.values().stream().mapToInt(List::size).sum();
  }

  private static NodeId node(PlantClient client, int tag) throws Exception {
    return new NodeId(
        client.client().readNamespaceTable().getIndex(LoadNamespace.URI), LoadTags.nameOf(tag));
  }

  private static void subscribe(PlantClient client, Map<Integer, List<Double>> seen)
      throws Exception {
    OpcUaSubscription subscription = new OpcUaSubscription(client.client(), 100.0);
    subscription.create();
    List<OpcUaMonitoredItem> items = new ArrayList<>();
    for (int number = 0; number < TAGS; number++) {
      int tag = number;
      OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node(client, tag));
      item.setQueueSize(uint(1_000));
      item.setSamplingInterval(0);
      item.setDataValueListener((_, value) ->
          seen.computeIfAbsent(tag, _ -> new CopyOnWriteArrayList<>())
              .add((Double) Objects.requireNonNull(value.value().value())));
      items.add(item);
    }
    subscription.addMonitoredItems(items);
    subscription.synchronizeMonitoredItems();
    assertThat(plant.server().monitoredItems()).isEqualTo(TAGS);
  }

  private static LoadOracle oracle() throws Exception {
    try (InputStream in = control("GET", "/load/changes", "").body()) {
      return LoadOracle.read(in);
    }
  }

  private static HttpResponse<InputStream> control(String method, String path, String body)
      throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    return http.send(
        HttpRequest.newBuilder(URI.create(plant.controlUrl() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }
}
