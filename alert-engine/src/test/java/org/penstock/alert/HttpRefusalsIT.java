package org.penstock.alert;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** Every refusal is problem+json with a stable code. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class HttpRefusalsIT {

  private static final String ACK = "/api/alerts/asked@FILTER-3/ack";
  private static final String BODY = "{\"occurrence_id\":\"00000000-0000-4000-8000-000000000001\"}";

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
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
  void aTokenThatIsNotGoodIsNobody(String token) {
    refused(Plant.as(token).get("/api/alerts").then(), 401, "unauthenticated");
    refused(Plant.as(token).body(BODY).post(ACK).then(), 401, "unauthenticated");
  }

  @Test
  void withoutATokenNobodyReads() {
    refused(RestAssured.get("/api/alerts").then(), 401, "unauthenticated");
    refused(RestAssured.get("/api/alerts/rules").then(), 401, "unauthenticated");
    refused(
        RestAssured.given().contentType("application/json").post("/api/alerts/process").then(),
        401,
        "unauthenticated");
  }

  @Test
  void aRoleIsNeededAndAHeaderGivesNone() {
    refused(
        Plant.as(TestTokens.withoutRole()).header("X-Role", "Admin").get("/api/alerts").then(),
        403,
        "role-required");
    refused(
        Plant.as(TestTokens.auditor()).header("X-Role", "Admin").body(BODY).post(ACK).then(),
        403,
        "role-required");
    refused(
        Plant.as(TestTokens.auditor()).body("{}").post("/api/alerts/process").then(),
        403,
        "role-required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"occurrence_id\":\"00000000-0000-4000-8000-000000000001\",\"who\":\"me\"}|400|malformed-request",
        "{\"occurrence_id\":\"one\"}|400|malformed-request",
        "{\"comment\":\"seen\"}|422|invalid-body",
        "not json|400|malformed-request",
      })
  void aBodyThatIsNotAnAcknowledgementIsRefused(String body, int status, String code) {
    refused(Plant.as(TestTokens.operator()).body(body).post(ACK).then(), status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"readings\":[{\"value\":1}]}|422|invalid-body",
        "{\"readings\":[]}|422|invalid-body",
        "{\"readings\":[{\"tag_name\":\"a\",\"value\":NaN}]}|400|malformed-request",
        "{\"readings\":[{\"tag_name\":\"a\",\"value\":1,\"quality\":\"FINE\"}]}|400|malformed-request",
        "{\"readings\":[{\"tag_name\":\"a\",\"value\":1,\"area\":\"x\"}]}|400|malformed-request",
        "{\"reading\":[]}|400|malformed-request",
      })
  void aBodyThatIsNotReadingsIsRefused(String body, int status, String code) {
    refused(
        Plant.as(TestTokens.operator()).body(body).post("/api/alerts/process").then(),
        status,
        code);
  }

  @Test
  void aReadingFromTheFutureIsRefused() {
    String body =
        "{\"readings\":[{\"tag_name\":\"filters.asked\",\"value\":1,\"timestamp\":\"%s\"}]}"
            .formatted(Instant.now().plusSeconds(60));
    refused(
        Plant.as(TestTokens.operator()).body(body).post("/api/alerts/process").then(),
        422,
        "reading-in-the-future");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/alerts/nobody@NOWHERE,404,unknown-alarm",
    "/api/alerts/nobody@NOWHERE/history,404,unknown-alarm",
    "/api/alerts?state=HAPPY,400,invalid-filter",
    "/api/alerts?priority=high,400,invalid-filter",
    "/api/alerts?cursor=@@,400,invalid-cursor",
    "/api/alerts?cursor=eHgfeXkfeno,400,invalid-cursor",
    "/api/alerts/asked@FILTER-3/history?cursor=eHg,400,invalid-cursor",
    "/api/alerts?limit=0,422,invalid-body",
    "/api/alerts?limit=201,422,invalid-body",
  })
  void aQuestionThatMakesNoSenseIsToldSo(String path, int status, String code) {
    refused(
        Plant.as(TestTokens.operator()).urlEncodingEnabled(false).get(path).then(), status, code);
  }

  @Test
  void acknowledgingAnAlarmThatIsNotThereIsRefused() {
    refused(
        Plant.as(TestTokens.operator()).body(BODY).post("/api/alerts/nobody@NOWHERE/ack").then(),
        404,
        "unknown-alarm");
  }

  private static void refused(ValidatableResponse answer, int status, String code) {
    answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("title", notNullValue());
  }
}
