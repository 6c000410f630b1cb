package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class HttpRefusalsIT {

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  private static void refused(ValidatableResponse response, int status, String code) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("type", startsWith("urn:penstock:problem:"));
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
    refused(as(token).get("/api/scada/tags").then(), 401, "unauthenticated");
    refused(as(token).post("/api/scada/poll").then(), 401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tags", "tags/x", "readings?tag=x", "sources", "sources/x"})
  void nobodyReadsWithoutATokenOrARole(String path) {
    refused(given().get("/api/scada/" + path).then(), 401, "unauthenticated");
    refused(as(TestTokens.withoutRole()).get("/api/scada/" + path).then(), 403, "role-required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"poll", "test"})
  void anAuditorReadsAndAsksTheServersNothing(String act) {
    refused(as(TestTokens.auditor()).post("/api/scada/" + act).then(), 403, "role-required");
    refused(
        as(TestTokens.auditor()).header("X-Role", "Admin").post("/api/scada/" + act).then(),
        403,
        "role-required");
    as(TestTokens.auditor()).get("/api/scada/sources").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poll", "test"})
  void anUnknownFieldIsRefused(String act) {
    refused(
        as(TestTokens.operator()).body("{\"colour\":\"blue\"}").post("/api/scada/" + act).then(),
        400,
        "malformed-request");
    refused(
        as(TestTokens.operator()).body("{").post("/api/scada/" + act).then(),
        400,
        "malformed-request");
  }

  @Test
  void aPollOfAnUnknownTagIsRefusedAsAWhole() {
    refused(
        as(TestTokens.operator())
            .body(Map.of("tags", List.of("filters.filter1.turbidity", "no.such")))
            .post("/api/scada/poll")
            .then()
            .body("tags", equalTo(List.of("no.such"))),
        422,
        "unknown-tag");
  }

  @ParameterizedTest
  @CsvSource({
    "tags/no.such, 404, unknown-tag",
    "sources/no-such, 404, unknown-source",
    "readings, 400, tag-missing",
    "readings?tag=no.such, 404, unknown-tag",
    "readings?tag=lab.fluoride&from=yesterday, 400, invalid-time",
    "readings?tag=lab.fluoride&from=2026-07-02T00:00:00Z&to=2026-07-01T00:00:00Z, 400, invalid-period",
    "readings?tag=lab.fluoride&cursor=x, 400, invalid-cursor",
    "tags?cursor=%2A, 400, invalid-cursor"
  })
  void aQueryThatMakesNoSenseIsAnsweredWithWhatIsWrong(String path, int status, String code) {
    refused(
        as(TestTokens.operator()).urlEncodingEnabled(false).get("/api/scada/" + path).then(),
        status,
        code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tags?limit=0", "tags?limit=201", "readings?tag=lab.fluoride&limit=0"})
  void aPageHasOneToTwoHundredRows(String path) {
    refused(as(TestTokens.operator()).get("/api/scada/" + path).then(), 422, "invalid-body");
  }

  @Test
  void aTestOfAnUnknownSourceIsRefused() {
    refused(
        as(TestTokens.operator())
            .body(Map.of("source_id", "no-such"))
            .post("/api/scada/test")
            .then(),
        404,
        "unknown-source");
  }
}
