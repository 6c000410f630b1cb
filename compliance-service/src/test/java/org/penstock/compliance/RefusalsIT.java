package org.penstock.compliance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "compliance"),
    scope = TestResourceScope.GLOBAL)
class RefusalsIT {

  private static final String PROBLEM = "application/problem+json";
  private static final String ID = "/exports/019a0000-0000-7000-8000-000000000000";
  private static final String JOB = "/jobs/019a0000-0000-7000-8000-000000000000";

  private final Period period = Period.next();

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
    Calls.post(token, "/export", Calls.export(period.from(), period.to()))
        .statusCode(401)
        .contentType(PROBLEM)
        .body("code", equalTo("unauthenticated"));
  }

  /** Status for nobody, no role, Operator, Supervisor, Admin, Auditor. */
  @ParameterizedTest
  @CsvSource({
    "GET,  /readings,             401, 403, 200, 200, 200, 200",
    "POST, /readings,             401, 403, 422, 422, 422, 403",
    "POST, /readings/corrections, 401, 403, 422, 422, 422, 403",
    "GET,  /review,               401, 403, 200, 200, 200, 200",
    "POST, /approve,              401, 403, 403, 409, 409, 403",
    "POST, /reject,               401, 403, 403, 409, 409, 403",
    "POST, /reopen,               401, 403, 403, 409, 409, 403",
    "POST, /lock,                 401, 403, 403, 409, 409, 403",
    "POST, /preview/approve,      401, 403, 403, 200, 200, 403",
    "POST, /export,               401, 403, 403, 422, 422, 403",
    "GET,  /exports,              401, 403, 200, 200, 200, 200",
    "GET,  /exports/ID,           401, 403, 404, 404, 404, 404",
    "GET,  /exports/ID/file,      401, 403, 403, 404, 404, 404",
    "GET,  /exports/ID/files/1,   401, 403, 403, 404, 404, 404",
    "GET,  /exports/ID/zip,       401, 403, 403, 404, 404, 404",
    "GET,  /exports/ID/manifest,  401, 403, 403, 404, 404, 404",
    "GET,  /exports/ID/manifest.jws, 401, 403, 403, 404, 404, 404",
    "POST, /exports,              401, 403, 403, 202, 202, 403",
    "POST, /exports/preview,      401, 403, 403, 200, 200, 403",
    "GET,  /exports-key,          401, 403, 200, 200, 200, 200",
    "GET,  /jobs,                 401, 403, 200, 200, 200, 200",
    "GET,  /jobs/ID,              401, 403, 404, 404, 404, 404",
    "GET,  /export-profiles,      401, 403, 200, 200, 200, 200",
    "GET,  /export-profiles/excel, 401, 403, 200, 200, 200, 200",
    "GET,  /wims/variable-template, 401, 403, 403, 200, 200, 403",
    "GET,  /audit,                401, 403, 200, 200, 200, 200",
    "GET,  /audit/verify,         401, 403, 403, 200, 200, 200",
    "GET,  /audit/export,         401, 403, 403, 200, 200, 200",
    "GET,  /audit/witnessed,      401, 403, 403, 400, 400, 400"
  })
  void eachRoleMayWhatTheMatrixSays(
      Method method,
      String path,
      int nobody,
      int noRole,
      int operator,
      int supervisor,
      int admin,
      int auditor) {
    String url = path.replace("/exports/ID", ID).replace("/jobs/ID", JOB);
    int unknown =
        given()
            .contentType(ContentType.JSON)
            .body(body(url))
            .request(method, Calls.BASE + url)
            .statusCode();
    assertThat(unknown).isEqualTo(nobody);
    assertThat(status(method, url, TestTokens.withoutRole())).isEqualTo(noRole);
    assertThat(status(method, url, TestTokens.operator())).isEqualTo(operator);
    assertThat(status(method, url, TestTokens.supervisor())).isEqualTo(supervisor);
    assertThat(status(method, url, TestTokens.admin())).isEqualTo(admin);
    assertThat(status(method, url, TestTokens.auditor())).isEqualTo(auditor);
  }

  private int status(Method method, String path, String token) {
    return Calls.as(token).body(body(path)).request(method, Calls.BASE + path).statusCode();
  }

  /** A well-formed body over a period without readings. */
  private Map<String, Object> body(String path) {
    return switch (path) {
      case "/readings" -> Calls.entry("no.such.tag", period.from(), "1");
      case "/readings/corrections" -> {
        Map<String, Object> correction = Calls.entry("no.such.tag", period.from(), "1");
        correction.put("reason", "test");
        yield correction;
      }
      case "/export", "/exports", "/exports/preview" -> Calls.export(period.from(), period.to());
      default -> {
        Map<String, Object> decision =
            Calls.decision("filters.combined.turbidity", period.from(), period.to());
        decision.put("reason", "test");
        yield decision;
      }
    };
  }

  @Test
  void aPersonWithoutARoleWhoTriesToExportIsRecorded() {
    Calls.post(TestTokens.withoutRole(), "/export", Calls.export(period.from(), period.to()))
        .statusCode(403)
        .contentType(PROBLEM)
        .body("code", equalTo("role-required"));

    JsonPath audited = Calls.lastAudit("export_refused");
    assertThat(audited.getString("entry.details.from")).isEqualTo(period.from().toString());
    assertThat(audited.getString("entry.actor.name")).isEqualTo("Nobody In Particular");
  }

  @Test
  void aForgedRoleHeaderChangesNothing() {
    Calls.as(TestTokens.operator())
        .header("X-Role", "Admin")
        .body(Calls.export(period.from(), period.to()))
        .post(Calls.BASE + "/export")
        .then()
        .statusCode(403)
        .body("code", equalTo("role-required"));
  }

  @ParameterizedTest
  @CsvSource({"/readings", "/readings/corrections", "/approve", "/reject", "/reopen", "/export"})
  void aFieldThatIsNotKnownIsRefusedAndNotPassedOver(String path) {
    Map<String, Object> body = new HashMap<>(body(path));
    body.put("approved_by", "me");

    Calls.post(TestTokens.supervisor(), path, body)
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({"/readings", "/readings/corrections", "/approve", "/reject", "/reopen", "/export"})
  void aBodyWithoutItsFieldsIsRefusedWithACode(String path) {
    Calls.post(TestTokens.supervisor(), path, "{}")
        .statusCode(422)
        .contentType(PROBLEM)
        .body("code", notNullValue());
    Calls.post(TestTokens.supervisor(), path, "{\"").statusCode(400).body("code", notNullValue());
  }

  @Test
  void aDecisionNamesEitherAPeriodOrReadings() {
    Map<String, Object> both =
        Calls.decision("filters.combined.turbidity", period.from(), period.to());
    both.put("reading_ids", List.of("019a0000-0000-7000-8000-000000000000"));

    Calls.post(TestTokens.supervisor(), "/approve", both)
        .statusCode(422)
        .body("code", equalTo("invalid-body"));
    Calls.post(TestTokens.supervisor(), "/approve", Map.of("meaning", "approved"))
        .statusCode(422)
        .body("code", equalTo("invalid-body"));
    Calls.post(
            TestTokens.supervisor(),
            "/approve",
            Calls.decision("filters.combined.turbidity", period.to(), period.from()))
        .statusCode(422)
        .body("code", equalTo("reversed-period"));
  }

  @Test
  void anExportThatCannotBeMadeSaysWhy() {
    refusedExport(Calls.export(period.from(), period.to()), "empty-export");
    refusedExport(Calls.export(period.to(), period.from()), "reversed-period");
    refusedExport(Calls.export(period.from(), period.from()), "reversed-period");
    Map<String, Object> unknown = Calls.export(period.from(), period.to());
    unknown.put("profile", "wims-scada-sideways");
    refusedExport(unknown, "unknown-profile");
    Map<String, Object> unmapped = Calls.export(period.from(), period.to());
    unmapped.put("tag_names", List.of("intake.raw.temperature", "no.such.tag"));
    refusedExport(unmapped, "export-check-failed");
  }

  @Test
  void anExportWhoseTextTheCharsetCannotSayNamesTheText() {
    Calls.entered(TestTokens.operator(), "test.unmappable", period.minute(0), "1");
    Calls.post(
            TestTokens.supervisor(),
            "/approve",
            Calls.decision("test.unmappable", period.from(), period.to()))
        .statusCode(200);

    Calls.post(TestTokens.supervisor(), "/export", Calls.export(period.from(), period.to()))
        .statusCode(422)
        .body("code", equalTo("export-check-failed"))
        .body("failures[0].check", equalTo("character-not-in-charset"))
        .body("failures[0].samples[0]", equalTo("Фильтр"));
  }

  @ParameterizedTest
  @CsvSource({
    "/readings, limit,  0",
    "/readings, limit,  many",
    "/readings, from,   yesterday",
    "/readings, state,  LOST",
    "/readings, cursor, xyz",
    "/review,   show,   some",
    "/audit,    to,     2026-13-01T00:00:00Z",
    "/audit,    limit,  201"
  })
  void aQueryThatCannotBeUnderstoodIsRefused(String path, String name, String value) {
    Calls.get(TestTokens.auditor(), path, Map.of(name, value))
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", notNullValue());
  }

  private void refusedExport(Map<String, Object> body, String code) {
    Calls.post(TestTokens.supervisor(), "/export", body)
        .statusCode(422)
        .contentType(PROBLEM)
        .body("code", equalTo(code));
    assertThat(Calls.lastAudit("export_refused").getString("entry.details.code")).isEqualTo(code);
  }
}
