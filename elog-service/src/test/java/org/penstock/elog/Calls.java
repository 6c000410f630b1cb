package org.penstock.elog;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Calls of the log's API as a client makes them. */
final class Calls {

  static final String WRITE = "/api/logs/write";

  private Calls() {}

  static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  static ValidatableResponse write(String token, Object body) {
    return as(token).body(body).post(WRITE).then();
  }

  static Response written(String token, String text) {
    return write(token, note(text)).statusCode(201).extract().response();
  }

  static Map<String, Object> note(String text) {
    return Map.of("plant_id", "wtp-1", "entry_type", "note", "body", text);
  }

  static ValidatableResponse amend(String token, String id, Map<String, Object> body) {
    return as(token).body(body).post("/api/logs/{id}/amendments", id).then();
  }

  static ValidatableResponse list(String token, Map<String, ?> query) {
    return as(token).queryParams(query).get("/api/logs").then();
  }

  /** A word that no other test writes. */
  static String unique() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }
}
