package org.penstock.elog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.penstock.elog.Calls.WRITE;
import static org.penstock.elog.Calls.amend;
import static org.penstock.elog.Calls.as;
import static org.penstock.elog.Calls.list;
import static org.penstock.elog.Calls.note;
import static org.penstock.elog.Calls.unique;
import static org.penstock.elog.Calls.write;
import static org.penstock.elog.Calls.written;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.kit.db.SchemaMigration;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestPerson;
import org.penstock.plant.test.TestTokens;
import org.penstock.plant.test.TestTopics;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "elog"),
    scope = TestResourceScope.GLOBAL)
class RefusalsIT {

  @Inject SchemaMigration migration;

  @TestHTTPResource URI address;

  @BeforeEach
  void awaitSchema() throws InterruptedException {
    migration.await();
  }

  static Stream<String> worthlessTokens() {
    return Stream.of(
        TestTokens.expired(),
        TestTokens.ofOtherAudience(),
        TestTokens.ofOtherIssuer(),
        TestTokens.unsigned(),
        TestTokens.signedByAStranger(),
        "not-a-token");
  }

  @ParameterizedTest
  @MethodSource("worthlessTokens")
  void aTokenThatProvesNothingIsRefused(String token) {
    refused(write(token, note("x")), 401, "unauthenticated");
    refused(list(token, Map.of()), 401, "unauthenticated");
  }

  @Test
  void nobodyReadsOrWritesWithoutAToken() {
    refused(
        given().contentType(ContentType.JSON).body(note("x")).post(WRITE).then(),
        401,
        "unauthenticated");
    refused(given().get("/api/logs").then(), 401, "unauthenticated");
    refused(given().delete("/api/logs/" + UUID.randomUUID()).then(), 401, "unauthenticated");
  }

  @Test
  void aTokenWithoutARoleIsRefused() {
    refused(write(TestTokens.withoutRole(), note("x")), 403, "role-required");
    refused(list(TestTokens.withoutRole(), Map.of()), 403, "role-required");
  }

  @Test
  void anAuditorReadsAndVerifiesAndNeverWrites() {
    String id = written(TestTokens.operator(), unique()).path("entry_id");
    refused(write(TestTokens.auditor(), note("x")), 403, "role-required");
    refused(
        amend(TestTokens.auditor(), id, Map.of("change_kind", "STRIKE", "reason", "Because")),
        403,
        "role-required");
    list(TestTokens.auditor(), Map.of()).statusCode(200);
    as(TestTokens.auditor()).get("/api/logs/{id}", id).then().statusCode(200);
    as(TestTokens.auditor()).get("/api/logs/verify").then().statusCode(200);
  }

  @Test
  void anOperatorDoesNotVerify() {
    refused(as(TestTokens.operator()).get("/api/logs/verify").then(), 403, "role-required");
  }

  @Test
  void aForgedRoleHeaderChangesNothing() {
    for (String header : List.of("X-Role", "X-Roles", "X-User-Role", "X-Forwarded-User")) {
      refused(
          as(TestTokens.auditor()).header(header, "Admin").body(note("x")).post(WRITE).then(),
          403,
          "role-required");
    }
  }

  @Test
  void aBodyMayNameItsOwnAuthorAndNobodyElse() {
    write(TestTokens.operator(), naming(TestPerson.OPERATOR.subject(), "Demo Operator"))
        .statusCode(201);
    write(TestTokens.operator(), naming("operator", null)).statusCode(201);
    refused(
        write(TestTokens.operator(), naming(TestPerson.SUPERVISOR.subject(), null)),
        403,
        "identity-mismatch");
    refused(
        write(TestTokens.operator(), naming(null, "Demo Supervisor")), 403, "identity-mismatch");
    refused(
        write(TestTokens.admin(), naming(TestPerson.OPERATOR.subject(), "Demo Operator")),
        403,
        "identity-mismatch");
  }

  @Test
  void aPlantThatTheTokenDoesNotListIsRefused() {
    refused(
        write(TestTokens.admin(), Map.of("plant_id", "wtp-2", "entry_type", "note", "body", "x")),
        403,
        "plant-not-allowed");
  }

  @Test
  void onlySupervisorsGiveInstructions() {
    Map<String, Object> body =
        Map.of("plant_id", "wtp-1", "entry_type", "instruction", "body", "Dose at 2 mg/l");
    refused(write(TestTokens.operator(), body), 403, "role-required");
    write(TestTokens.supervisor(), body).statusCode(201);
  }

  @Test
  void aColleagueDoesNotAmendWhatOthersWrote() {
    String id = written(TestTokens.supervisor(), unique()).path("entry_id");
    refused(
        amend(TestTokens.operator(), id, Map.of("change_kind", "STRIKE", "reason", "Because")),
        403,
        "not-the-author");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seq", "recorded_at", "hash", "late", "shift", "operator"})
  void aFieldThatIsNotTheWritersIsRefused(String field) {
    Map<String, Object> body = new HashMap<>(note("x"));
    body.put(field, "1");
    refused(write(TestTokens.operator(), body), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "null", "[]", "\"x\"", "{\"plant_id\":\"wtp-1\"", "{\"body\":{}}"})
  void whatIsNotAnEntryIsMalformed(String body) {
    refused(write(TestTokens.operator(), body), 400, "malformed-request");
  }

  @Test
  void missingFieldsAreNamedTogether() {
    refused(write(TestTokens.operator(), Map.of()), 422, "invalid-body")
        .body("violations.field", hasItem("plant_id"))
        .body("violations.field", hasItem("entry_type"))
        .body("violations.field", hasItem("body"));
  }

  @Test
  void anUnknownTypeAndATypeOfTheLogItselfAreRefused() {
    for (String type : List.of("poem", "READINGS_APPROVED", "alarm_acknowledged")) {
      Map<String, Object> body = Map.of("plant_id", "wtp-1", "entry_type", type, "body", "x");
      refused(write(TestTokens.operator(), body), 422, "invalid-body")
          .body("violations[0].field", equalTo("entry_type"));
    }
  }

  @Test
  void anUnknownSymbolOfAReferenceIsMalformed() {
    Map<String, Object> body = new HashMap<>(note("x"));
    body.put("refs", List.of(Map.of("type", "SPACESHIP", "id", "1")));
    refused(write(TestTokens.operator(), body), 400, "malformed-request");
  }

  @Test
  void aBodyIsNeitherEmptyNorEndlessAndAnEntryIsNotOfTheFuture() {
    refused(write(TestTokens.operator(), note(" ")), 422, "invalid-body");
    refused(write(TestTokens.operator(), note("x".repeat(20_001))), 422, "invalid-body");
    refused(write(TestTokens.operator(), note("a\u0000b")), 422, "invalid-body");
    Map<String, Object> future = new HashMap<>(note("x"));
    future.put("occurred_at", Instant.now().plus(10, ChronoUnit.MINUTES).toString());
    refused(write(TestTokens.operator(), future), 422, "invalid-body")
        .body("violations[0].field", equalTo("occurred_at"));
  }

  /** By a client that asks before it sends; others see the connection close while they send. */
  @Test
  void aBodyOfSeveralMegabytesIsNotRead() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(WRITE))
            .header("Authorization", "Bearer " + TestTokens.operator())
            .header("Content-Type", "application/json")
            .version(HttpClient.Version.HTTP_1_1)
            .expectContinue(true)
            .POST(BodyPublishers.ofString(TestTopics.json(note("x".repeat(5_000_000)))))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }
    write(TestTokens.operator(), note("The next one passes")).statusCode(201);
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"PUT", "PATCH", "DELETE"})
  void anEntryCannotBeChangedAndTheAnswerSaysWhatToDo(Method method) {
    String id = written(TestTokens.admin(), unique()).path("entry_id");
    refused(
            as(TestTokens.admin()).body("{}").request(method, "/api/logs/{id}", id).then(),
            405,
            "entries-are-final")
        .body("detail", equalTo("Log entries cannot be changed. Add a correction instead."));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String nowhere = UUID.randomUUID().toString();
    refused(
        as(TestTokens.operator()).get("/api/logs/{id}", nowhere).then(), 404, "entry-not-found");
    refused(
        as(TestTokens.operator()).get("/api/logs/{id}/versions", nowhere).then(),
        404,
        "entry-not-found");
    refused(
        amend(TestTokens.operator(), nowhere, Map.of("change_kind", "STRIKE", "reason", "Because")),
        404,
        "entry-not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0, invalid-parameter",
    "limit, 201, invalid-parameter",
    "entry_type, poem, invalid-parameter",
    "from, yesterday, invalid-parameter",
    "to, 2026-11-22, invalid-parameter",
    "ref, 4711, invalid-parameter",
    "auto, sometimes, invalid-parameter",
    "versions, new, invalid-parameter",
    "cursor, abc, invalid-cursor",
    "cursor, eA, invalid-cursor"
  })
  void aQueryThatCannotBeUnderstoodIsRefused(String name, String value, String code) {
    refused(list(TestTokens.operator(), Map.of(name, value)), 400, code);
  }

  @Test
  void aReasonIsDemanded() {
    String id = written(TestTokens.operator(), unique()).path("entry_id");
    refused(
            amend(TestTokens.operator(), id, Map.of("change_kind", "STRIKE", "reason", "no")),
            422,
            "invalid-body")
        .body("violations[0].field", equalTo("reason"));
  }

  private static Map<String, Object> naming(@Nullable String id, @Nullable String name) {
    Map<String, Object> body = new HashMap<>(note("x"));
    if (id != null) {
      body.put("operator_id", id);
    }
    if (name != null) {
      body.put("operator_name", name);
    }
    return body;
  }

  private static ValidatableResponse refused(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("status", equalTo(status))
        .body("title", notNullValue());
  }
}
