package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

/** Gaps and histories as people ask for them, on a real OPC UA server, broker and database. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class GapsAndBackfillIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String TURBIDITY = "filters.filter1.turbidity";

  private final PlantTopics topics = new PlantTopics();

  @AfterEach
  void close() {
    topics.close();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  private static void refused(ValidatableResponse response, int status, String code) {
    response.statusCode(status).body("code", equalTo(code));
  }

  private List<Reading> readings(ReadingOrigin origin) {
    return topics.events(Topics.READINGS, Reading.class).stream()
        .filter(reading -> reading.tagName().equals(TURBIDITY) && reading.origin() == origin)
        .toList();
  }

  private static Map<String, Object> request(Instant from, Instant to, String... tags) {
    Map<String, Object> body = new HashMap<>();
    body.put("source_id", "simulated-plant");
    body.put("from", from.toString());
    body.put("to", to.toString());
    if (tags.length > 0) {
      body.put("tags", List.of(tags));
    }
    return body;
  }

  private static String state(String job) {
    return as(TestTokens.auditor())
        .get("/api/scada/backfill/" + job)
        .then()
        .extract()
        .path("state");
  }

  @Test
  void aValueHasOneIdentityWhetherItCameLiveOrFromTheHistory() {
    await().atMost(SOON).until(() -> readings(ReadingOrigin.LIVE).size() > 20);
    Instant to = readings(ReadingOrigin.LIVE).get(10).timestamp();
    Instant from = to.minusSeconds(30);
    String job =
        as(TestTokens.supervisor())
            .body(request(from, to, TURBIDITY))
            .post("/api/scada/backfill")
            .then()
            .statusCode(202)
            .header("Location", startsWith("http"))
            .body("asked_by", notNullValue())
            .extract()
            .path("job_id");
    await().atMost(SOON).until(() -> state(job).equals("COMPLETE"));
    await().atMost(SOON).until(() -> !readings(ReadingOrigin.BACKFILL).isEmpty());
    Map<Instant, Set<String>> identities = new HashMap<>();
    for (ReadingOrigin origin : List.of(ReadingOrigin.LIVE, ReadingOrigin.BACKFILL)) {
      for (Reading reading : readings(origin)) {
        identities
            .computeIfAbsent(reading.timestamp(), _ -> new HashSet<>())
            .add(reading.eventId());
      }
    }
    assertThat(identities.values()).allSatisfy(ofOne -> assertThat(ofOne).hasSize(1));
    assertThat(readings(ReadingOrigin.BACKFILL))
        .allSatisfy(reading -> assertThat(reading.timestamp()).isBetween(from.minusSeconds(5), to));
    as(TestTokens.operator())
        .get("/api/scada/backfill/" + job)
        .then()
        .body("tags_total", equalTo(1))
        .body("tags_done", equalTo(1))
        .body("done_from", equalTo(from.toString()));
  }

  @Test
  void theSameRequestWithTheSameKeyStartsOneJob() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> body =
        request(Instant.now().minusSeconds(20), Instant.now().minusSeconds(10), TURBIDITY);
    List<String> jobs =
        java.util.stream.Stream.of(1, 2)
            .map(_ ->
                as(TestTokens.admin())
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/scada/backfill")
                    .then()
                    .statusCode(202)
                    .extract()
                    .<String>path("job_id"))
            .toList();
    assertThat(jobs.getFirst()).isEqualTo(jobs.getLast());
  }

  @Test
  void aJobThatIsOverCannotBeCalledOffAndStaysAsItIs() {
    String job =
        as(TestTokens.supervisor())
            .body(request(Instant.now().minusSeconds(20), Instant.now().minusSeconds(10)))
            .post("/api/scada/backfill")
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");
    await().atMost(SOON).until(() -> List.of("COMPLETE", "PARTIAL").contains(state(job)));
    String state = state(job);
    as(TestTokens.supervisor())
        .delete("/api/scada/backfill/" + job)
        .then()
        .statusCode(200)
        .body("state", equalTo(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaps", "gaps/x", "backfill", "backfill/x"})
  void nobodyReadsWithoutATokenOrARole(String path) {
    refused(given().get("/api/scada/" + path).then(), 401, "unauthenticated");
    refused(as(TestTokens.withoutRole()).get("/api/scada/" + path).then(), 403, "role-required");
  }

  @Test
  void onlySupervisorsAndAdminsAskForHistory() {
    Map<String, Object> body = request(Instant.now().minusSeconds(9), Instant.now());
    for (String token : List.of(TestTokens.operator(), TestTokens.auditor())) {
      refused(as(token).body(body).post("/api/scada/backfill").then(), 403, "role-required");
      refused(as(token).post("/api/scada/gaps/x/backfill").then(), 403, "role-required");
      refused(as(token).delete("/api/scada/backfill/x").then(), 403, "role-required");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gaps/no-such, 404, unknown-gap",
    "backfill/no-such, 404, unknown-job",
    "gaps?recovery=SOON, 400, invalid-recovery",
    "gaps?cursor=%2A, 400, invalid-cursor",
    "gaps?limit=0, 422, invalid-body"
  })
  void aQueryThatMakesNoSenseIsAnsweredWithWhatIsWrong(String path, int status, String code) {
    refused(
        as(TestTokens.operator()).urlEncodingEnabled(false).get("/api/scada/" + path).then(),
        status,
        code);
  }

  @ParameterizedTest
  @CsvSource({
    "simulated-plant, 2026-07-02T00:00:00Z, 2026-07-01T00:00:00Z, , 400, invalid-period",
    "simulated-plant, 2026-07-01T00:00:00Z, 2026-07-09T00:00:00Z, , 422, period-too-long",
    "simulated-plant, 2126-07-01T00:00:00Z, 2126-07-01T01:00:00Z, , 409, not-now",
    "simulated-plant, 2026-07-01T00:00:00Z, 2026-07-01T01:00:00Z, no.such, 422, unknown-tag",
    "no-such, 2026-07-01T00:00:00Z, 2026-07-01T01:00:00Z, , 404, unknown-source"
  })
  void aRequestBeyondWhatIsPossibleIsRefused(
      String source, String from, String to, String tag, int status, String code) {
    Map<String, Object> body =
        tag == null
            ? request(Instant.parse(from), Instant.parse(to))
            : request(Instant.parse(from), Instant.parse(to), tag);
    body.put("source_id", source);
    refused(
        as(TestTokens.supervisor()).body(body).post("/api/scada/backfill").then(), status, code);
  }

  @Test
  void theOpenGapsAndTheValuesFromHistoryAreMeasured() {
    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics)
        .contains("scada_gaps_open", "scada_gaps_forgotten_total", "scada_backfill_values_total");
  }
}
