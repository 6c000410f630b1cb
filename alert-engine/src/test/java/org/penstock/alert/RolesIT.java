package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** Who may call what: every endpoint, with every role, without a token and with one that is bad. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class RolesIT {

  private static final List<String> ALL = List.of("Operator", "Supervisor", "Admin", "Auditor");
  private static final List<String> ACTING = List.of("Operator", "Supervisor", "Admin");
  private static final List<String> LEADING = List.of("Supervisor", "Admin");
  private static final List<String> ASSESSING = List.of("Supervisor", "Admin", "Auditor");
  private static final String NOBODY = "/api/alerts/nobody@NOWHERE";
  private static final String HELD =
      "/api/alerts/work-orders/held/00000000-0000-4000-8000-000000000001";
  private static final String DAY = "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z";
  private static final String OCCURRENCE =
      "\"occurrence_id\":\"00000000-0000-4000-8000-000000000001\"";

  @TestHTTPResource("/")
  URL service;

  private final HttpClient client = HttpClient.newHttpClient();

  /** An endpoint, and the roles that may call it. */
  record Endpoint(String method, String path, @Nullable String body, List<String> roles) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Endpoint> endpoints() {
    return Stream.of(
        new Endpoint("GET", "/api/alerts", null, ALL),
        new Endpoint("GET", "/api/alerts/summary", null, ALL),
        new Endpoint("GET", "/api/alerts/stream", null, ALL),
        new Endpoint("GET", "/api/alerts/rules", null, ALL),
        new Endpoint("GET", "/api/alerts/work-orders/held", null, ALL),
        new Endpoint("GET", "/api/alerts/metrics" + DAY, null, ASSESSING),
        new Endpoint("GET", "/api/alerts/metrics/top" + DAY + "&kind=standing", null, ASSESSING),
        new Endpoint("GET", "/api/alerts/metrics/report.csv?month=2026-01", null, ASSESSING),
        new Endpoint("GET", NOBODY, null, ALL),
        new Endpoint("GET", NOBODY + "/history", null, ALL),
        new Endpoint("GET", NOBODY + "/occurrences", null, ALL),
        new Endpoint("POST", "/api/alerts/process", "{}", ACTING),
        new Endpoint("POST", NOBODY + "/ack", "{" + OCCURRENCE + "}", ACTING),
        new Endpoint(
            "POST",
            "/api/alerts/ack",
            "{\"items\":[{\"alarm_id\":\"nobody@NOWHERE\"," + OCCURRENCE + "}]}",
            ACTING),
        new Endpoint("POST", NOBODY + "/reset", "{}", ACTING),
        new Endpoint(
            "POST",
            NOBODY + "/shelve",
            "{\"mode\":\"TIMED\",\"duration\":\"PT1M\",\"reason\":\"MAINTENANCE\"}",
            ACTING),
        new Endpoint("DELETE", NOBODY + "/shelve", null, ACTING),
        new Endpoint(
            "POST",
            NOBODY + "/out-of-service",
            "{\"reason\":\"probe broken\",\"review_at\":\"2099-01-01T00:00:00Z\"}",
            LEADING),
        new Endpoint("DELETE", NOBODY + "/out-of-service?comment=mended", null, LEADING),
        new Endpoint("POST", NOBODY + "/comments", "{\"comment\":\"leaks\"}", ACTING),
        new Endpoint("POST", NOBODY + "/work-order", "{\"comment\":\"leaks\"}", ACTING),
        new Endpoint("POST", HELD + "/release", "{\"reason\":\"needed\"}", LEADING),
        new Endpoint("POST", HELD + "/drop", "{\"reason\":\"not needed\"}", LEADING));
  }

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> Plant.as("").get("/q/health/ready").then().statusCode(200));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void whoHasTheRoleMayAndNobodyElse(Endpoint endpoint) throws Exception {
    for (String role : ALL) {
      int status = status(endpoint, TestTokens.of("u-" + role, role, role));
      if (endpoint.roles().contains(role)) {
        assertThat(status).as(role).isIn(200, 404);
      } else {
        assertThat(status).as(role).isEqualTo(403);
      }
    }
    assertThat(status(endpoint, TestTokens.withoutRole())).as("no role").isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void whoHasNoGoodTokenIsNobody(Endpoint endpoint) throws Exception {
    assertThat(status(endpoint, null)).as("no token").isEqualTo(401);
    for (String token :
        List.of(
            TestTokens.expired(),
            TestTokens.ofOtherAudience(),
            TestTokens.ofOtherIssuer(),
            TestTokens.unsigned(),
            TestTokens.signedByAStranger())) {
      assertThat(status(endpoint, token)).as(token).isEqualTo(401);
    }
  }

  /** Without reading the answer to its end: a stream has none. */
  private int status(Endpoint endpoint, @Nullable String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + endpoint.path().substring(1)))
            .header("Content-Type", "application/json")
            .header("X-Role", "Admin")
            .timeout(Duration.ofSeconds(20))
            .method(
                endpoint.method(),
                endpoint.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(endpoint.body()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }
}
