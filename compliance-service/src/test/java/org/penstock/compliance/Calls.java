package org.penstock.compliance;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penstock.plant.test.TestTokens;

/** Calls of the API as a client makes them. */
final class Calls {

  static final String BASE = "/api/compliance";

  private Calls() {}

  static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  static ValidatableResponse post(String token, String path, Object body) {
    return as(token).body(body).post(BASE + path).then();
  }

  static ValidatableResponse get(String token, String path, Map<String, ?> query) {
    return as(token).queryParams(query).get(BASE + path).then();
  }

  /** Enters a value; returns the reading's identifier. */
  static String entered(String token, String tagName, Instant slotStart, String value) {
    return post(token, "/readings", entry(tagName, slotStart, value))
        .statusCode(201)
        .extract()
        .path("id");
  }

  static Map<String, Object> entry(String tagName, Instant slotStart, String value) {
    Map<String, Object> body = new HashMap<>();
    body.put("tag_name", tagName);
    body.put("slot_start", slotStart.toString());
    body.put("value", new BigDecimal(value));
    return body;
  }

  static Map<String, Object> decision(String tagName, Instant from, Instant to) {
    Map<String, Object> body = new HashMap<>();
    body.put("tag_names", List.of(tagName));
    body.put("from", from.toString());
    body.put("to", to.toString());
    body.put("meaning", "reviewed and approved");
    return body;
  }

  static Map<String, Object> export(Instant from, Instant to) {
    Map<String, Object> body = new HashMap<>();
    body.put("profile", "wims-scada-narrow");
    body.put("from", from.toString());
    body.put("to", to.toString());
    return body;
  }

  /** The latest revisions of a tag's slots in a period. */
  static JsonPath readings(String tagName, Instant from, Instant to) {
    return get(
            TestTokens.operator(),
            "/readings",
            Map.of("tag_name", tagName, "from", from.toString(), "to", to.toString()))
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The newest audit entry of an action. */
  static JsonPath lastAudit(String action) {
    return get(TestTokens.auditor(), "/audit", Map.of("action", action, "limit", 1))
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("items[0]");
  }
}
