package org.penstock.plant.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.load.LoadOracle;
import org.penstock.plant.simulator.signal.ForcedValue;
import org.penstock.plant.simulator.signal.PlantSimulation;
import org.penstock.plant.simulator.signal.StatusNames;
import org.penstock.plant.simulator.signal.TagSample;

/** How tests and demonstrations lay hands on the plant: JSON over HTTP, loopback only. */
final class ControlEndpoint implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SimulatedPlant plant;
  private final PlantSimulation simulation;
  private final InstantSource clock;

  private record Reply(int status, String type, ByteBuffer body) {}

  private ControlEndpoint(
      HttpServer http, SimulatedPlant plant, PlantSimulation simulation, InstantSource clock) {
    this.http = http;
    this.plant = plant;
    this.simulation = simulation;
    this.clock = clock;
  }

  static ControlEndpoint open(
      int port, SimulatedPlant plant, PlantSimulation simulation, InstantSource clock)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    ControlEndpoint endpoint = new ControlEndpoint(http, plant, simulation, clock);
    http.setExecutor(endpoint.threads);
    http.createContext("/", endpoint::handle);
    http.start();
    return endpoint;
  }

  int port() {
    return http.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = answer(exchange);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(reply.status(), reply.body().remaining());
      exchange.getResponseBody().write(reply.body().array());
    }
  }

  private Reply shown(int status, Map<String, ?> body) throws IOException {
    return new Reply(status, "application/json", ByteBuffer.wrap(json.writeValueAsBytes(body)));
  }

  private Reply done() throws IOException {
    return shown(200, Map.of("done", true));
  }

  private Reply refused(int status, @Nullable String reason) throws IOException {
    return shown(status, Map.of("error", String.valueOf(reason)));
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    List<String> path = List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
    String call = exchange.getRequestMethod() + " " + path.getFirst();
    try {
      return switch (call) {
        case "GET state" -> shown(200, state());
        case "POST restart-endpoint" -> restart();
        case "DELETE sessions" -> killSessions();
        case "DELETE subscriptions" -> deleteSubscriptions();
        case "GET load" -> path.contains("changes") ? changes() : shown(200, load());
        case "POST load" -> setRate(json.readTree(exchange.getRequestBody()));
        case "POST faults" -> trigger(path);
        case "POST tags" -> force(path, json.readTree(exchange.getRequestBody()));
        case "DELETE tags" -> release(path);
        default -> refused(404, "no such call: " + call);
      };
    } catch (IllegalArgumentException | DateTimeParseException | JsonProcessingException e) {
      return refused(400, e.getMessage());
    } catch (IllegalStateException e) {
      return refused(409, e.getMessage());
    }
  }

  private Map<String, Object> state() {
    Map<String, Object> tags = new LinkedHashMap<>();
    simulation.latest().forEach((name, sample) -> tags.put(name, shown(sample)));
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("elapsed", simulation.elapsed().toString());
    state.put("active_faults", new TreeSet<>(simulation.activeFaults()));
    state.put("known_faults", new TreeSet<>(simulation.knownFaults()));
    state.put("forced_tags", new TreeSet<>(simulation.forcedTags()));
    state.put("sessions", plant.server().sessions());
    state.put("subscriptions", plant.server().subscriptions());
    state.put("monitored_items", plant.server().monitoredItems());
    state.put("tags", tags);
    return state;
  }

  private static Map<String, Object> shown(TagSample sample) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("value", sample.value());
    shown.put("status", String.format("0x%08X", sample.status()));
    shown.put("source_timestamp", String.valueOf(sample.sourceTime()));
    return shown;
  }

  private Reply restart() throws IOException {
    plant.restart();
    return done();
  }

  private Reply killSessions() throws IOException {
    plant.server().killSessions(true);
    return done();
  }

  private Reply deleteSubscriptions() throws IOException {
    plant.server().deleteSubscriptions();
    return done();
  }

  private Map<String, Object> load() {
    Map<String, Object> load = new LinkedHashMap<>();
    load.put("tags", plant.load().count());
    load.put("rate", plant.loadDriver().rate());
    load.put("changes", plant.load().changes());
    load.put("handed_over", plant.load().handedOver());
    return load;
  }

  /** {@code {"rate": 20000}}: changes per second of all tags together. */
  private Reply setRate(JsonNode body) throws IOException {
    plant.loadDriver().rate(body.path("rate").asDouble(Double.NaN));
    return done();
  }

  private Reply changes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LoadOracle.of(plant.load()).write(bytes);
    return new Reply(200, "application/octet-stream", ByteBuffer.wrap(bytes.toByteArray()));
  }

  private Reply trigger(List<String> path) throws IOException {
    String name = path.size() == 2 ? path.get(1) : "";
    return simulation.trigger(name, clock.instant())
        ? done()
        : refused(404, "no such fault; known: " + new TreeSet<>(simulation.knownFaults()));
  }

  private Reply force(List<String> path, JsonNode body) throws IOException {
    if (!isTagValue(path)) {
      return refused(404, "expected /tags/TAG/value");
    }
    return simulation.force(path.get(1), forcedValue(body), clock.instant())
        ? done()
        : refused(404, "no such tag: " + path.get(1));
  }

  private Reply release(List<String> path) throws IOException {
    return isTagValue(path) && simulation.release(path.get(1), clock.instant())
        ? done()
        : refused(404, "not a forced tag: " + String.join("/", path));
  }

  private static boolean isTagValue(List<String> path) {
    return path.size() == 3 && "value".equals(path.get(2));
  }

  /** {@code {"value": 1.5 | true | "RUN" | "NaN" | null, "status": .., "source_timestamp": ..}}. */
  private static ForcedValue forcedValue(JsonNode body) {
    Object value = value(body.path("value"));
    long status = StatusNames.codeOf(body.path("status").asText("Good"));
    if (!body.has("source_timestamp")) {
      return new ForcedValue.Now(value, status);
    }
    JsonNode time = body.get("source_timestamp");
    return new ForcedValue.At(value, status, time.isNull() ? null : Instant.parse(time.asText()));
  }

  private static @Nullable Object value(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> value.doubleValue();
      case BOOLEAN -> value.booleanValue();
      case STRING -> text(value.textValue());
      case NULL, MISSING -> null;
      case ARRAY, BINARY, OBJECT, POJO ->
          throw new IllegalArgumentException("value must be a number, a flag, a text or null");
    };
  }

  /** JSON has no words for what an instrument can send. */
  private static Object text(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> text;
    };
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
