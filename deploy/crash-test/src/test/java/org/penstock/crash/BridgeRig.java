package org.penstock.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.cmms.StandInCmms;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.rig.JvmProcess;
import org.penstock.plant.rig.PackagedService;
import org.penstock.plant.rig.ServiceRig;
import org.penstock.plant.test.TestPerson;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/**
 * cmms-bridge as it is packaged, once or twice, and the stand-in CMMS, which counts, each in a
 * process of its own. The times are short, in the proportions that the service demands.
 */
final class BridgeRig implements AutoCloseable {

  private static final String STAND_IN = "stand-in-cmms";

  private final ServiceRig rig;
  private final int cmmsPort = LoopbackPorts.free(1).getFirst();
  private final JvmProcess first;
  private final JvmProcess second;
  private final JvmProcess cmms;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<TestTopics> topics = new ArrayList<>();

  private BridgeRig(ServiceRig rig) {
    this.rig = rig;
    this.first = rig.service(bridge("bridge-1"));
    this.second = rig.service(bridge("bridge-2"));
    List<String> words = new ArrayList<>(rig.localPlant("-Xmx128m", StandInCmms.class));
    words.addAll(List.of("--port=" + cmmsPort, "--limit=1000000", "--data=" + rig.data(STAND_IN)));
    this.cmms = rig.program(STAND_IN, words, Map.of());
  }

  private PackagedService bridge(String instance) {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "CMMS_CONNECTOR_BASE_URL", "http://" + LoopbackPorts.HOST + ":" + cmmsPort + "/v8");
    settings.put("CMMS_CONNECTOR_CONNECTION_KEY", "wtp-1");
    settings.put("CMMS_CONNECTOR_API_KEY", "local-cmms-key");
    settings.put("CMMS_CONNECTOR_CALLS_PER_MINUTE", "60000");
    settings.put("CMMS_CONNECTOR_CONNECT_TIMEOUT", "300ms");
    settings.put("CMMS_CONNECTOR_REQUEST_TIMEOUT", "2s");
    settings.put("CMMS_DISPATCH_LEASE", "7s");
    settings.put("CMMS_DISPATCH_SETTLE", "7s");
    settings.put("CMMS_DISPATCH_POLL_INTERVAL", "50ms");
    settings.put("CMMS_DISPATCH_FIRST_RETRY", "200ms");
    settings.put("CMMS_DISPATCH_LONGEST_RETRY", "1s");
    settings.put("CMMS_FOLLOW_INTERVAL", "1h");
    return new PackagedService(
        "cmms-bridge",
        instance,
        "cmms",
        ServiceJvm.USUAL_HEAP_MEGABYTES,
        PackagedService.READY,
        settings);
  }

  static BridgeRig start() {
    Path home = Path.of(Objects.requireNonNull(System.getProperty("local-plant.build.directory")));
    ServiceRig rig =
        new ServiceRig(
            home,
            home.resolve("deploy/crash-test/target/bridge-rig"),
            Durability.NONE,
            ServiceRig.Compiling.FOR_A_QUICK_START);
    BridgeRig bridges = new BridgeRig(rig);
    Runtime.getRuntime().addShutdownHook(new Thread(bridges::close));
    rig.clear();
    rig.broker().start();
    rig.startDatabase();
    bridges.cmms.start();
    bridges.first.start();
    return bridges;
  }

  /** The instance that always runs, unless a test has killed it. */
  JvmProcess first() {
    return first;
  }

  /** The instance that runs only where a test starts it. */
  JvmProcess second() {
    return second;
  }

  ServiceRig rig() {
    return rig;
  }

  /** A request of any plant system for a fault of that name. */
  static WorkOrderRequest request(String fault) {
    Instant raised = Instant.parse("2026-11-30T00:00:00Z");
    return new WorkOrderRequest(
        "request-" + fault,
        "key-" + fault,
        "wtp-1",
        "FILTER-2",
        null,
        "Fault " + fault,
        null,
        WorkOrderPriority.HIGH,
        WorkType.CORRECTIVE,
        "alarm-" + fault,
        null,
        null,
        raised,
        null,
        "crash-test",
        null,
        null,
        Map.of());
  }

  void send(String fault) {
    topics().send(Topics.WORK_ORDER_REQUESTS, "key-" + fault, TestTopics.json(request(fault)));
  }

  /** What the plant was told of a fault's work order. */
  List<String> told(String fault) {
    return topics().all(Topics.WORK_ORDERS.name()).stream()
        .map(record -> TestTopics.event(record.value(), JsonNode.class))
        .filter(event -> event.path("dedupe_key").asText().equals("key-" + fault))
        .map(event -> event.path("event_type").asText())
        .distinct()
        .toList();
  }

  /** How many requests were set aside as unreadable. */
  int deadLetters() {
    return topics().all(Topics.WORK_ORDER_REQUESTS.deadLetter("cmms-bridge")).size();
  }

  private synchronized TestTopics topics() {
    if (topics.isEmpty()) {
      topics.add(new TestTopics(rig.bootstrapServers()));
    }
    return topics.getFirst();
  }

  /** Work orders for faults whose name begins so, in that state. */
  long inState(String faults, String state) {
    return rig.number(
        "select count(*) from cmms.work_order where dedupe_key like 'key-%s%%' and state = '%s'"
            .formatted(faults, state));
  }

  /** How often the maintenance system made a work order of each of these faults, by its oracle. */
  List<Integer> creates(String faults) {
    JsonNode creates = oracle().path("creates");
    List<Integer> counts = new ArrayList<>();
    for (String reference : references(faults)) {
      counts.add(creates.path(reference).asInt());
    }
    return counts;
  }

  private List<String> references(String faults) {
    return rig.texts(
        "select external_ref from cmms.work_order where dedupe_key like 'key-%s%%'"
            .formatted(faults));
  }

  /** How many requests for a fault's work order the maintenance system has seen. */
  int posts(String fault) {
    return references(fault).stream()
        .mapToInt(reference -> oracle().path("posts_seen").path(reference).asInt())
        .sum();
  }

  private JsonNode oracle() {
    return json(HttpRequest.newBuilder(control("oracle")).GET().build());
  }

  /** From now on creates fail so, as often as said. */
  void fail(String mode, int count, Duration delay) {
    String body =
        "{\"mode\":\"%s\",\"count\":%d,\"delay_ms\":%d}".formatted(mode, count, delay.toMillis());
    json(HttpRequest.newBuilder(control("faults")).POST(BodyPublishers.ofString(body)).build());
  }

  private URI control(String call) {
    return URI.create("http://" + LoopbackPorts.HOST + ":" + cmmsPort + "/control/" + call);
  }

  /** An Operator asks for a work order over HTTP; the status of the answer. */
  int ask(String fault) {
    String body =
        """
        {"asset_id": "FILTER-2", "description": "Fault %1$s", "priority": "HIGH",
         "created_by_system": "crash-test", "dedupe_key": "key-%1$s"}
        """
            .formatted(fault);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(rig.url("bridge-1") + "/api/work-orders/create"))
            .header("Authorization", "Bearer " + rig.token(TestPerson.OPERATOR))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return send(request).statusCode();
  }

  private JsonNode json(HttpRequest request) {
    return TestTopics.event(send(request).body(), JsonNode.class);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    topics.forEach(TestTopics::close);
    topics.clear();
    rig.close();
  }
}
