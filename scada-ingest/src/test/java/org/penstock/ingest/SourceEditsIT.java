package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hamcrest.Matcher;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** How people change the sources and the tag list over HTTP. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class SourceEditsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SOURCE = "/api/scada/sources/simulated-plant";
  private static final String NEW_TAG =
      "tag_name,source,node_id,area,value_type,deadband\n"
          + "intake.again,simulated-plant,nsu=urn:penstock:simulated-plant;s=intake.raw.flow,"
          + "intake,DOUBLE,\n"
          + "intake.bad,simulated-plant,nsu=urn:penstock:simulated-plant;s=x,intake,DOUBLE,some\n";

  @Inject Jdbi jdbi;

  private String before = "";

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static RequestSpecification admin() {
    return as(TestTokens.admin());
  }

  private static Response table() {
    return as(TestTokens.auditor()).get("/api/scada/tags.csv");
  }

  private static String revision() {
    return table().getHeader("ETag");
  }

  private static ValidatableResponse take(String csv, String ifMatch, Map<String, ?> query) {
    return admin()
        .contentType("text/csv")
        .header("If-Match", ifMatch)
        .queryParams(query)
        .body(csv)
        .post("/api/scada/tags/import")
        .then();
  }

  @BeforeEach
  void rememberTheList() {
    before = table().then().statusCode(200).extract().asString();
  }

  @AfterEach
  void putTheListBack() {
    take(before, revision(), Map.of("remove_missing", true)).statusCode(200);
  }

  @Test
  void theListIsATableWithItsRevision() {
    table()
        .then()
        .contentType(startsWith("text/csv"))
        .header("ETag", startsWith("\""))
        .body(startsWith("tag_name,source,node_id"))
        .body(containsString("intake.raw.flow,simulated-plant,nsu="));
  }

  @Test
  void anImportedTagIsCollectedAndABadRowIsReported() {
    take(NEW_TAG, revision(), Map.of())
        .statusCode(200)
        .body("counts.ADDED", equalTo(1))
        .body("rows", hasSize(2))
        .body("rows[1].effect", equalTo("REJECTED"))
        .body("rows[1].reason", containsString("deadband"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            as(TestTokens.operator())
                .get("/api/scada/tags/intake.again")
                .then()
                .statusCode(200)
                .body("last.quality", equalTo("GOOD")));
    take(before, revision(), Map.of("remove_missing", true))
        .statusCode(200)
        .body("counts.REMOVED", equalTo(1));
    as(TestTokens.operator()).get("/api/scada/tags/intake.again").then().statusCode(404);
  }

  @Test
  void aDryRunChangesNothing() {
    take(NEW_TAG, "\"0\"", Map.of("dry_run", true))
        .statusCode(200)
        .body("dry_run", equalTo(true))
        .body("counts.ADDED", equalTo(1));
    assertThat(table().asString()).isEqualTo(before);
  }

  @Test
  void aSourceIsReplacedFromTheRevisionThatWasSeen() {
    Response seen = as(TestTokens.operator()).get(SOURCE + "/configuration");
    seen.then().statusCode(200).body("identity.username", equalTo("penstock-ingest"));
    Map<String, Object> row = new HashMap<>(seen.jsonPath().getMap(""));
    row.put("queue_size", 11);
    String revision = seen.getHeader("ETag");
    put(row, revision).statusCode(200).header("ETag", startsWith("\""));
    put(row, revision).statusCode(412).body("code", equalTo("revision-outdated"));
    row.put("queue_size", 10);
    put(row, revision()).statusCode(200);
  }

  @Test
  void whoChangedWhatStandsInATableThatOnlyGrows() {
    Response seen = as(TestTokens.operator()).get(SOURCE + "/configuration");
    Map<String, Object> row = new HashMap<>(seen.jsonPath().getMap(""));
    row.put("queue_size", 12);
    put(row, seen.getHeader("ETag")).statusCode(200);
    row.put("queue_size", 10);
    put(row, revision()).statusCode(200);
    isOnRecord("REPLACED", "simulated-plant", equalTo("queue_size: 12 -> 10"));

    take(NEW_TAG, revision(), Map.of()).statusCode(200);
    isOnRecord("IMPORTED", "tags", containsString("1 ADDED [intake.again]"));

    admin().post(SOURCE + "/resume").then().statusCode(202);
    isOnRecord("RESUMED", "simulated-plant", equalTo("ordered"));

    for (String statement :
        new String[] {
          "update source_change set act = 'ADDED'",
          "delete from source_change",
          "truncate source_change"
        }) {
      assertThatThrownBy(() -> jdbi.withHandle(handle -> handle.execute(statement)))
          .hasMessageContaining("permission denied");
    }
  }

  private static void isOnRecord(String act, String subject, Matcher<String> detail) {
    ValidatableResponse first = changes(Map.of("limit", 1));
    first
        .body("items", hasSize(1))
        .body("items[0].act", equalTo(act))
        .body("items[0].subject", equalTo(subject))
        .body("items[0].detail", detail)
        .body("items[0].actor.role", equalTo("Admin"));
    String id = first.extract().path("items[0].id");
    String cursor = first.extract().path("next_cursor");
    changes(Map.of("limit", 1, "cursor", cursor))
        .body("items", hasSize(1))
        .body("items[0].id", not(equalTo(id)));
  }

  private static ValidatableResponse changes(Map<String, ?> query) {
    return as(TestTokens.auditor())
        .queryParams(query)
        .get("/api/scada/changes")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse put(Map<String, Object> row, String ifMatch) {
    return admin()
        .contentType(ContentType.JSON)
        .header("If-Match", ifMatch)
        .body(row)
        .put(SOURCE)
        .then();
  }

  @Test
  void aSourceCanBeAddedAndRemoved() {
    Map<String, Object> row =
        Map.of(
            "id",
            "other",
            "endpoint_url",
            "opc.tcp://127.0.0.1:1",
            "security",
            Map.of("policy", "Basic256Sha256", "mode", "Sign"),
            "identity",
            Map.of("type", "anonymous"));
    add(row).statusCode(201).header("Location", containsString("/api/scada/sources/other"));
    as(TestTokens.operator()).get("/api/scada/sources/other").then().statusCode(200);
    add(row).statusCode(409).body("code", equalTo("source-exists"));
    admin()
        .header("If-Match", revision())
        .delete("/api/scada/sources/other")
        .then()
        .statusCode(200);
    as(TestTokens.operator()).get("/api/scada/sources/other").then().statusCode(404);
  }

  private static ValidatableResponse add(Map<String, Object> row) {
    return admin()
        .contentType(ContentType.JSON)
        .header("If-Match", revision())
        .body(row)
        .post("/api/scada/sources")
        .then();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    put(Map.of("id", "simulated-plant", "colour", "blue"), revision())
        .statusCode(422)
        .body("code", equalTo("invalid-source"));
    put(Map.of("id", "another"), revision()).statusCode(422);
    put(Map.of("id", "simulated-plant"), "x").statusCode(400);
    admin()
        .contentType(ContentType.JSON)
        .body(Map.of("id", "simulated-plant"))
        .put(SOURCE)
        .then()
        .statusCode(428)
        .body("code", equalTo("revision-required"));
    admin()
        .header("If-Match", revision())
        .delete("/api/scada/sources/no-such")
        .then()
        .statusCode(404);
    take("no,table\na,b\n", revision(), Map.of())
        .statusCode(400)
        .body("code", equalTo("malformed-table"));
  }

  @Test
  void onlyAnAdminChangesAnything() {
    for (String token :
        new String[] {TestTokens.operator(), TestTokens.supervisor(), TestTokens.auditor()}) {
      as(token).header("If-Match", revision()).delete(SOURCE).then().statusCode(403);
      as(token)
          .contentType("text/csv")
          .header("If-Match", revision())
          .body(NEW_TAG)
          .post("/api/scada/tags/import")
          .then()
          .statusCode(403);
    }
  }
}
