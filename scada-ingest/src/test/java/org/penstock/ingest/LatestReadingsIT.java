package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

/** The latest readings, asked for and followed. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class LatestReadingsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String LATEST = "/api/scada/readings/latest";
  private static final String STREAM = "/api/scada/readings/stream";
  private static final String INBOUND_TAG = "lab.fluoride";

  @TestHTTPResource("/")
  URL service;

  private final PlantTopics topics = new PlantTopics();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> given().auth().oauth2(TestTokens.auditor()).get(LATEST).then().statusCode(200));
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    topics.close();
  }

  private void send(double value) {
    topics.send(
        Topics.READINGS_INBOUND,
        INBOUND_TAG,
        """
        {"tag_name":"%s","timestamp":"%s","value":%s,"source_id":"%s","event_id":"%s"}
        """
            .formatted(INBOUND_TAG, Instant.now(), value, UUID.randomUUID(), UUID.randomUUID()));
  }

  private static double latestValue() {
    return given()
        .auth()
        .oauth2(TestTokens.operator())
        .get(LATEST + "?tag=" + INBOUND_TAG)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getDouble("items[0].value");
  }

  @Test
  void theLatestReadingOfATagIsKnownWhoeverReadIt() {
    send(0.71);
    await().atMost(SOON).until(() -> latestValue() == 0.71);
    send(0.72);
    await().atMost(SOON).until(() -> latestValue() == 0.72);
    given()
        .auth()
        .oauth2(TestTokens.operator())
        .get(LATEST + "?area=lab")
        .then()
        .statusCode(200)
        .body("items.area", everyItem(equalTo("lab")));
  }

  @Test
  void latestReadingsComeInPagesInTheOrderOfTheirTags() {
    await()
        .atMost(SOON)
        .until(() ->
            given()
                    .auth()
                    .oauth2(TestTokens.operator())
                    .get(LATEST + "?area=filters")
                    .jsonPath()
                    .getList("items")
                    .size()
                >= 3);
    String first =
        given()
            .auth()
            .oauth2(TestTokens.operator())
            .get(LATEST + "?area=filters&limit=1")
            .jsonPath()
            .getString("next_cursor");
    List<String> names =
        given()
            .auth()
            .oauth2(TestTokens.operator())
            .get(LATEST + "?area=filters&cursor=" + first)
            .jsonPath()
            .getList("items.tag_name");
    assertThat(names).isSorted().doesNotContain("filters.combined.turbidity");
  }

  @Test
  void anUnknownTagIsRefusedAndSoIsEverybodyWithoutARole() {
    for (String path : List.of(LATEST, STREAM)) {
      given()
          .auth()
          .oauth2(TestTokens.operator())
          .get(path + "?tag=no.such")
          .then()
          .statusCode(404)
          .body("code", equalTo("unknown-tag"));
      given().get(path).then().statusCode(401);
      given().auth().oauth2(TestTokens.withoutRole()).get(path).then().statusCode(403);
    }
  }

  private List<String> follow(String query) {
    List<String> lines = new CopyOnWriteArrayList<>();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + STREAM.substring(1) + query))
            .header("Authorization", "Bearer " + TestTokens.operator())
            .build();
    Thread.ofVirtual().start(() -> copy(request, lines));
    return lines;
  }

  private void copy(HttpRequest request, List<String> lines) {
    try (Stream<String> body = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      body.forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("ended: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStreamTellsWhatIsKnownAndThenWhatChanges() {
    send(0.81);
    await().atMost(SOON).until(() -> latestValue() == 0.81);
    List<String> lines = follow("?tag=" + INBOUND_TAG);
    await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains("0.81")));
    send(0.82);
    await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains("0.82")));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("data:"))
        .allSatisfy(line -> assertThat(line).contains(INBOUND_TAG).doesNotContain("filters."));
    assertThat(lines).contains("event:readings");
  }

  @Test
  void aStreamWithoutNewsSaysThatItIsAlive() {
    List<String> lines = follow("?tag=filters.elsewhere");
    await()
        .atMost(SOON)
        .until(() -> lines.stream().filter(line -> line.startsWith(":")).count() >= 2);
  }

  @Test
  void aReaderThatDoesNotReadHoldsNobodyUp() throws IOException {
    try (Socket deaf = new Socket(service.getHost(), service.getPort())) {
      deaf.setReceiveBufferSize(1_024);
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(STREAM, TestTokens.operator());
      deaf.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      deaf.getOutputStream().flush();
      List<String> lines = follow("?tag=" + INBOUND_TAG);
      for (int i = 1; i <= 3; i++) {
        String value = "0.9" + i;
        send(Double.parseDouble(value));
        await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains(value)));
      }
    }
  }
}
