package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** What operators see of the sources, and what an Admin orders. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class SourcesApiIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SOURCE = "/api/scada/sources/simulated-plant";

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  private static ValidatableResponse source() {
    return as(TestTokens.auditor()).get(SOURCE).then().statusCode(200);
  }

  private static void waitFor(String state) {
    await().atMost(SOON).untilAsserted(() -> source().body("state", equalTo(state)));
  }

  @BeforeEach
  void waitUntilValuesCome() {
    waitFor("DEGRADED");
    await().atMost(SOON).untilAsserted(() -> source().body("data_flowing", equalTo(true)));
  }

  @Test
  void aSourceShowsItsConnectionAndItsTagsByState() {
    source()
        .body("phase", equalTo("DEGRADED"))
        .body("endpoint_url", containsString("opc.tcp://"))
        .body("session_id", notNullValue())
        .body("session_since", notNullValue())
        .body("subscriptions", not(empty()))
        .body("subscriptions[0].items", greaterThan(0))
        .body("subscriptions[0].last_heard_at", notNullValue())
        .body("tags.good", greaterThan(0))
        .body("tags.bad", greaterThan(1));
  }

  @Test
  void badTagsCanBeListed() {
    as(TestTokens.operator())
        .queryParam("state", "bad")
        .get("/api/scada/tags")
        .then()
        .statusCode(200)
        .body("items.state", everyItem(equalTo("bad")))
        .body("items.tag_name", hasItem("filters.no.such"));
    as(TestTokens.operator())
        .queryParam("state", "rusty")
        .get("/api/scada/tags")
        .then()
        .statusCode(422);
  }

  @Test
  void anAdminPausesASourceAndBringsItBack() {
    as(TestTokens.admin()).post(SOURCE + "/pause").then().statusCode(202);
    waitFor("PAUSED");
    source().body("data_flowing", equalTo(false)).body("advice", notNullValue());

    as(TestTokens.admin()).post(SOURCE + "/resume").then().statusCode(202);
    waitFor("DEGRADED");
  }

  @Test
  void aRestartGivesTheSourceAnotherSession() {
    String before = source().extract().path("session_id");
    as(TestTokens.admin()).post(SOURCE + "/restart").then().statusCode(202);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            source().body("session_id", notNullValue()).body("session_id", not(equalTo(before))));
    waitFor("DEGRADED");
  }

  @Test
  void onlyAnAdminGivesOrdersAndOnlyToSourcesThatAreThere() {
    as(TestTokens.supervisor()).post(SOURCE + "/pause").then().statusCode(403);
    as(TestTokens.admin())
        .post("/api/scada/sources/nowhere/restart")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-source"));
  }

  @Test
  void theServerCanBeLookedIntoPageByPage() {
    String area = "nsu=urn:penstock:simulated-plant;s=areas.clearwell";
    as(TestTokens.operator())
        .get(SOURCE + "/browse")
        .then()
        .statusCode(200)
        .body("items.node_id", hasItem(area));
    String cursor =
        as(TestTokens.operator())
            .queryParam("node", area)
            .queryParam("limit", 2)
            .get(SOURCE + "/browse")
            .then()
            .statusCode(200)
            .body("items", hasSize(2))
            .body("items.node_class", contains("Variable", "Variable"))
            .extract()
            .path("next_cursor");
    as(TestTokens.operator())
        .queryParam("node", area)
        .queryParam("cursor", cursor)
        .get(SOURCE + "/browse")
        .then()
        .statusCode(200)
        .body("items", not(empty()));
  }

  @Test
  void aNodeThatTheServerDoesNotKnowIsRefusedWithItsWords() {
    as(TestTokens.operator())
        .queryParam("node", "nsu=urn:penstock:simulated-plant;s=no.such")
        .get(SOURCE + "/browse")
        .then()
        .statusCode(422)
        .body("code", equalTo("node-refused"));
    as(TestTokens.operator()).get("/api/scada/sources/nowhere/browse").then().statusCode(404);
  }

  @Test
  void theMetricsTellOfSessionsSubscriptionsAndTags() {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            given()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("scada_session_up{source=\"simulated-plant\"} 1"))
                .body(containsString("scada_subscription_age_seconds{"))
                .body(containsString("scada_items{"))
                .body(containsString("scada_notifications_total "))
                .body(containsString("scada_values_total{"))
                .body(containsString("scada_session_reconnects_total{"))
                .body(containsString("scada_watchdog_fired_total{")));
  }
}
