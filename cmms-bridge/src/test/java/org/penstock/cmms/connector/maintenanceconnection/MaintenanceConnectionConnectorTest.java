package org.penstock.cmms.connector.maintenanceconnection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.Requests;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.ExternalOrder;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkType;

/** Every answer that Maintenance Connection can give, and what it means for the work order. */
class MaintenanceConnectionConnectorTest {

  private static final String CONNECTION_KEY = "tenant-secret";
  private static final String API_KEY = "caller-secret";
  private static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");
  private static final WorkOrder ORDER =
      WorkOrder.requested(
          UUID.fromString("01930000-0000-7000-8000-000000000001"),
          Requests.of("r-1", "alarm-7f3c", WorkOrderPriority.HIGH, WorkType.CORRECTIVE),
          Progress.fresh(),
          NOW);
  private static final String REF = ORDER.reference().value();
  private static final PlantMapping MAPPING =
      new PlantMapping(
          "WTP-1",
          "REQUESTED",
          null,
          false,
          Map.of("FILTER-2", "F-0002"),
          Map.of("HIGH", "1"),
          Map.of("CORRECTIVE", "CM"));

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "";
  private Map<String, String> headers = Map.of();
  private Duration delay = Duration.ZERO;

  MaintenanceConnectionConnectorTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/v8/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  static Stream<Arguments> answersToCreate() {
    String row = "{\"PK\":42,\"ID\":\"WO-42\",\"UDFChar10\":\"" + REF + "\"}";
    return Stream.of(
        arguments(200, results(row), "Delivered"),
        arguments(201, results(row), "Delivered"),
        arguments(200, results(row.replace(REF, "WT000000000000000000")), "Unknown Protocol"),
        arguments(200, results("{\"UDFChar10\":\"" + REF + "\"}"), "Unknown Protocol"),
        arguments(200, results(row + "," + row), "Unknown Protocol"),
        arguments(200, "{\"Results\":[{\"PK\":4", "Unknown Protocol"),
        arguments(200, "<html>", "Unknown Protocol"),
        arguments(200, "", "Unknown Protocol"),
        arguments(302, "", "Unknown Protocol"),
        arguments(400, "Reason is required", "Refused"),
        arguments(401, "denied", "NotSent Auth"),
        arguments(403, "Exceeded Connections Limit: Only 200", "NotSent RateLimited"),
        arguments(403, "forbidden", "NotSent Auth"),
        arguments(404, "Asset was not found", "Refused"),
        arguments(408, "", "Unknown Protocol"),
        arguments(409, "ID is not unique", "Unknown Protocol"),
        arguments(422, "no", "Refused"),
        arguments(429, "slow down", "NotSent RateLimited"),
        arguments(500, "An error has occurred.", "Unknown Protocol"),
        arguments(500, "ContainerResource was not found", "NotSent Auth"),
        arguments(501, "not implemented", "Refused"),
        arguments(502, "bad gateway", "Unknown Protocol"),
        arguments(503, "unavailable", "Unknown Protocol"),
        arguments(504, "gateway timeout", "Unknown Protocol"));
  }

  @ParameterizedTest
  @MethodSource("answersToCreate")
  void everyAnswerToACreateHasItsMeaning(int status, String body, String meaning) {
    give(status, body);

    assertThat(meaning(connector().push(ORDER))).isEqualTo(meaning);
    assertThat(requests).hasSize(1);
  }

  @Test
  void theRequestIsAsTheContractHasIt() {
    give(200, results("{\"PK\":42,\"ID\":\"WO-42\",\"UDFChar10\":\"" + REF + "\"}"));

    assertThat(connector().push(ORDER)).isEqualTo(new PushResult.Delivered("42/WO-42"));

    assertThat(requests)
        .singleElement()
        .satisfies(request ->
            assertThat(request)
                .startsWith("POST /v8/workorders [{\"Reason\":\"Filter 2 turbidity high\",")
                .contains("\"Instructions\":\"Turbidity of filter 2 is above 1.0 NTU.\\n")
                .endsWith(
                    """
                    "TypeDetails":{"Value":"CM"},"PriorityDetails":{"Value":"1"},\
                    "AssetRef":{"ID":"F-0002"},"StatusDetails":{"Value":"REQUESTED"},\
                    "RepairCenterRef":{"ID":"WTP-1"},"RequesterName":"alert-engine",\
                    "RequestedDate":"2026-11-23T16:52:00Z","TargetDate":"2026-11-24T16:52:00Z",\
                    "UDFChar9":"alarm-7f3c","UDFChar10":"%s"}]\
                    """
                        .formatted(REF)));
  }

  static Stream<Arguments> answersToSearch() {
    String row = "{\"PK\":%d,\"ID\":\"\",\"UDFChar10\":\"" + REF + "\"}";
    return Stream.of(
        arguments(200, results(""), new Finding.Nothing()),
        arguments(
            200, results(row.formatted(42)), new Finding.Found(new ExternalOrder("42", "42"))),
        arguments(
            200,
            results(row.formatted(10) + "," + row.formatted(9)),
            new Finding.Found(new ExternalOrder("9", "9"))));
  }

  @ParameterizedTest
  @MethodSource("answersToSearch")
  void aSearchFindsByOurReference(int status, String body, Finding expected) {
    give(status, body);

    assertThat(connector().find(ORDER.reference())).isEqualTo(expected);
    assertThat(requests)
        .containsExactly(
            "GET /v8/workorders?%24filter=UDFChar10%20eq%20%22" + REF + "%22&%24top=5 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 {\"Results\":[{\"PK\":1,\"UDFChar10\":\"WT000000000000000000\"}],\"Total\":1}",
        "200 {\"Results\":[{\"PK\":1}],\"Total\":1}",
        "200 {\"Total\":0}",
        "200 <html>",
        "400 CM is not a valid filter property",
        "401 denied",
        "403 Exceeded Connections Limit",
        "404 gone",
        "500 error"
      })
  void aSearchThatCannotBeTrustedProvesNothing(String answer) {
    give(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));

    assertThat(connector().find(ORDER.reference())).isInstanceOf(Finding.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "Mon, 23 Nov 2026 16:52:07 GMT"})
  void retryAfterIsObeyedInBothForms(String retryAfter) {
    give(429, "slow down");
    headers = Map.of("Retry-After", retryAfter);

    assertThat(limit(connector().push(ORDER)).retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", ""})
  void aLimitWithoutATimeWaitsForTheNextMinute(String retryAfter) {
    give(403, "Exceeded Connections Limit: Only 200 requests per minute are allowed.");
    headers = retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);

    assertThat(limit(connector().push(ORDER)).retryAfter()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aPastDateMeansAtOnce() {
    give(429, "slow down");
    headers = Map.of("Retry-After", "Mon, 23 Nov 2026 16:00:00 GMT");

    assertThat(limit(connector().push(ORDER)).retryAfter()).isZero();
  }

  @Test
  void anAnswerThatDoesNotComeMayHaveBeenProcessed() {
    give(200, results(""));
    delay = Duration.ofSeconds(3);

    assertThat(meaning(connector().push(ORDER))).isEqualTo("Unknown Timeout");
    assertThat(connector().find(ORDER.reference())).isInstanceOf(Finding.Failed.class);
  }

  @Test
  void aServerThatIsNotThereWasNotSentAnything() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    PushResult result = connector(URI.create("http://127.0.0.1:" + free + "/v8")).push(ORDER);

    assertThat(meaning(result)).isEqualTo("NotSent Connection");
  }

  /** The JDK's own HttpURLConnection would send such a POST twice. */
  @Test
  void aConnectionThatBreaksAfterTheRequestSeesOnePost() throws Exception {
    List<Integer> connections = new CopyOnWriteArrayList<>();
    Thread resets;
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      resets = Thread.ofVirtual().start(() -> resetEvery(socket, connections));

      PushResult result =
          connector(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v8")).push(ORDER);

      assertThat(meaning(result)).isEqualTo("Unknown Connection");
      assertThat(connections).hasSize(1);
    }
    resets.join();
  }

  @Test
  void whatTheMappingDoesNotKnowIsRefusedWithoutACall() {
    PushResult result =
        connector(base(), new PlantMapping(null, null, null, false, Map.of(), Map.of(), Map.of()))
            .push(ORDER);

    assertThat(result)
        .isEqualTo(
            new PushResult.Refused(
                "The mapping has no counterpart for"
                    + " [asset FILTER-2, priority HIGH, work type CORRECTIVE]"));
    assertThat(requests).isEmpty();
  }

  @Test
  void anAssetThatIsNotMappedGoesUnderTheFallbackAndSaysSo() {
    give(200, results("{\"PK\":42,\"UDFChar10\":\"" + REF + "\"}"));
    PlantMapping withFallback =
        new PlantMapping(
            null, null, "PLANT", false, Map.of(), MAPPING.priorities(), MAPPING.workTypes());

    assertThat(connector(base(), withFallback).push(ORDER))
        .isEqualTo(new PushResult.Delivered("42/42"));
    assertThat(requests.getFirst())
        .contains("\"AssetRef\":{\"ID\":\"PLANT\"}")
        .contains("Asset FILTER-2 is not mapped; filed under PLANT.");
  }

  static Stream<Arguments> tests() {
    return Stream.of(
        arguments(200, results(""), new ConnectionReport.Reachable()),
        arguments(401, "denied", new ConnectionReport.Unauthorized("HTTP 401: denied")),
        arguments(
            403,
            "Exceeded Connections Limit",
            new ConnectionReport.Unreachable("HTTP 403: Exceeded Connections Limit")),
        arguments(200, "<html>", new ConnectionReport.Unreachable("HTTP 200: <html>")),
        arguments(503, "", new ConnectionReport.Unreachable("HTTP 503")));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void aTestSaysHowTheConnectionStands(int status, String body, ConnectionReport expected) {
    give(status, body);

    assertThat(connector().testConnection()).isEqualTo(expected);
  }

  @Test
  void secretsAreStrippedFromWhatTheServerRepeats() {
    Credentials credentials = new Credentials(CONNECTION_KEY, API_KEY);
    give(400, "bad: " + credentials.authorization() + " of " + CONNECTION_KEY + ":" + API_KEY);

    PushResult result = connector().push(ORDER);

    assertThat(result.toString() + credentials)
        .contains("***")
        .doesNotContain(CONNECTION_KEY, API_KEY, credentials.authorization().substring(6));
  }

  @Test
  void aLongAnswerIsCutAndControlCharactersAreNot() {
    give(400, "a\u0007b\n" + "x".repeat(5_000));

    assertThat(connector().push(ORDER))
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            refused ->
                assertThat(refused.reason()).startsWith("HTTP 400: a b xxx").hasSizeLessThan(330));
  }

  private void give(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent);
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    headers.forEach(exchange.getResponseHeaders()::add);
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void resetEvery(ServerSocket socket, List<Integer> connections) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connections.add(connection.getPort());
        int _ = connection.getInputStream().read();
        connection.setSoLinger(true, 0);
      } catch (IOException _) {
        return;
      }
    }
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v8");
  }

  private MaintenanceConnectionConnector connector() {
    return connector(base());
  }

  private static MaintenanceConnectionConnector connector(URI base) {
    return connector(base, MAPPING);
  }

  private static MaintenanceConnectionConnector connector(URI base, PlantMapping mapping) {
    return new MaintenanceConnectionConnector(
        new MaintenanceConnectionSettings(
            "mc",
            base,
            new Credentials(CONNECTION_KEY, API_KEY),
            Duration.ofMillis(500),
            Duration.ofMillis(1_000),
            "UDFChar10",
            "UDFChar9",
            Duration.ofMinutes(1)),
        () -> mapping,
        InstantSource.fixed(NOW));
  }

  private static String results(String rows) {
    return "{\"Results\":[" + rows + "],\"Total\":1}";
  }

  private static Failure.RateLimited limit(PushResult result) {
    return (Failure.RateLimited) ((PushResult.NotSent) result).failure();
  }

  private static String meaning(PushResult result) {
    return switch (result) {
      case PushResult.Delivered _ -> "Delivered";
      case PushResult.Duplicate _ -> "Duplicate";
      case PushResult.Refused _ -> "Refused";
      case PushResult.NotSent notSent -> "NotSent " + notSent.failure().getClass().getSimpleName();
      case PushResult.Unknown unknown -> "Unknown " + unknown.failure().getClass().getSimpleName();
    };
  }
}
