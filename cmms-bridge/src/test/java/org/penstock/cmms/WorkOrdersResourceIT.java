package org.penstock.cmms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.plant.test.TestTokens;

/** Work orders over HTTP: who may, what is refused, and the same promises as over Kafka. */
@QuarkusTest
class WorkOrdersResourceIT extends ServiceTest {

  @Test
  void anOrderOverHttpBecomesOneWorkOrder() {
    JsonPath history = awaitOneWorkOrder(create());

    assertThat(history.getString("work_order.requested_by")).isEqualTo("Demo Operator");
    assertThat(history.getString("work_order.title")).isEqualTo("Turbidity of filter 2 is high");
    assertThat(history.getString("work_order.plant_id")).isEqualTo("wtp-1");
  }

  @Test
  void aSecondOrderForTheSameFaultIsAnsweredWithTheFirst() {
    String id = create();

    as(OPERATOR)
        .body(body("FILTER-2"))
        .post("create")
        .then()
        .statusCode(200)
        .body("work_order_id", is(id))
        .body("occurrence_count", is(2));
  }

  @Test
  void theSameIdempotencyKeyIsAnsweredAsTheFirstTime() {
    String key = UUID.randomUUID().toString();
    String first = createWithKey(key, body("FILTER-2")).statusCode(201).extract().asString();
    String second = createWithKey(key, body("FILTER-2")).statusCode(201).extract().asString();

    assertThat(second).isEqualTo(first);
    problem(createWithKey(key, body("FILTER-3")), 422, "idempotency-mismatch");
  }

  @Test
  void anotherPlantThanTheTokensIsRefused() {
    String body = body("FILTER-2").replaceFirst("\\{", "{\"plant_id\": \"wtp-9\", ");

    problem(as(OPERATOR).body(body).post("create").then(), 403, "other-plant");
  }

  static Stream<String> tokensThatAreNotGood() {
    return Stream.of(
        TestTokens.expired(),
        TestTokens.ofOtherAudience(),
        TestTokens.ofOtherIssuer(),
        TestTokens.unsigned(),
        TestTokens.signedByAStranger());
  }

  @ParameterizedTest
  @MethodSource("tokensThatAreNotGood")
  void aTokenThatIsNotGoodIsRefused(String token) {
    problem(as(token).get("").then(), 401, "unauthenticated");
    problem(as(token).body(body("FILTER-2")).post("create").then(), 401, "unauthenticated");
  }

  @Test
  void noTokenIsRefused() {
    problem(
        given().contentType(ContentType.JSON).get("/api/work-orders").then(),
        401,
        "unauthenticated");
  }

  @Test
  void aTokenWithoutTheRoleIsRefused() {
    problem(as(TestTokens.withoutRole()).get("").then(), 403, "role-required");
    problem(as(AUDITOR).body(body("FILTER-2")).post("create").then(), 403, "role-required");
    problem(as(OPERATOR).post("connector/verify").then(), 403, "role-required");
  }

  @Test
  void aForgedRoleHeaderIsIgnored() {
    String id = create();

    problem(
        as(OPERATOR).header("X-Role", "Admin").post(id + "/replay").then(), 403, "role-required");
    problem(
        given()
            .header("X-Role", "Admin")
            .contentType(ContentType.JSON)
            .body(body("FILTER-2"))
            .post("/api/work-orders/create")
            .then(),
        401,
        "unauthenticated");
  }

  @Test
  void whatIsNotAnOrderIsRefused() {
    problem(posted("{\"asset_id\": "), 400, "malformed-request");
    problem(posted(body("FILTER-2").replace("assignee", "asignee")), 400, "malformed-request");
    problem(posted(body("FILTER-2").replace("HIGH", "CATASTROPHIC")), 400, "malformed-request");
    problem(posted(body(" ")), 422, "invalid-body");
    problem(posted("{\"asset_id\": \"FILTER-2\"}"), 422, "invalid-body");
    problem(posted("{}"), 422, "invalid-body").body("violations", not(hasSize(0)));
    problem(
        as(OPERATOR).contentType(ContentType.TEXT).body("x").post("create").then(),
        415,
        "media-type-not-supported");
  }

  @ParameterizedTest
  @CsvSource({
    "?state=LOST, 400, invalid-state",
    "?priority=CATASTROPHIC, 400, invalid-priority",
    "?cursor=abc, 400, invalid-cursor",
    "?limit=0, 422, invalid-body",
    "?limit=201, 422, invalid-body",
    "01930000-0000-7000-8000-000000000000, 404, work-order-not-found",
    "not-an-id, 404, not-found"
  })
  void aListOrAnIdThatMakesNoSenseIsRefused(String path, int status, String code) {
    problem(as(AUDITOR).get(path).then(), status, code);
  }

  @Test
  void theListIsPagedNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(
          as(OPERATOR)
              .body(body("CLEARWELL").replace(alarm, alarm + i))
              .post("create")
              .then()
              .statusCode(201)
              .extract()
              .path("work_order_id"));
    }
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      String next = cursor == null ? "" : "&cursor=" + cursor;
      JsonPath page = as(AUDITOR).get("?asset=CLEARWELL&limit=2" + next).jsonPath();
      listed.addAll(page.getList("items.work_order_id"));
      cursor = page.getString("next_cursor");
    } while (cursor != null);

    assertThat(listed).containsExactlyElementsOf(made);
    as(AUDITOR)
        .get("?asset=CLEARWELL&priority=LOW")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void theConnectionCanBeTested() {
    as(SUPERVISOR)
        .post("connector/verify")
        .then()
        .statusCode(200)
        .body("ok", is(true))
        .body(
            "steps.step", is(List.of("connection", "fields", "priorities", "work types", "assets")))
        .body("steps[4].says", is("All 12 mapped assets are there."));
    as(AUDITOR).get("connector").then().statusCode(200).body("name", notNullValue());
  }

  @Test
  void theServiceTellsHowItIs() {
    given().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    assertThat(given().get("/q/openapi").asString()).contains("/api/work-orders/create");
    awaitOneWorkOrder(create());
    assertThat(given().get("/q/metrics").asString())
        .contains("penstock_cmms_requests_taken_total", "penstock_cmms_calls_ended_seconds");
  }

  private ValidatableResponse posted(String body) {
    return as(OPERATOR).body(body).post("create").then();
  }

  private ValidatableResponse createWithKey(String key, String body) {
    return as(OPERATOR).header("Idempotency-Key", key).body(body).post("create").then();
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .body("code", is(code))
        .body("status", is(status))
        .body("title", notNullValue());
  }
}
