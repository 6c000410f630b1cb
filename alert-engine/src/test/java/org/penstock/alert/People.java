package org.penstock.alert;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;
import org.penstock.plant.test.TestTokens;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/** What the tests of people's acts share: values by hand, and acts over HTTP. */
final class People {

  static final Duration SOON = Duration.ofSeconds(20);

  private People() {}

  static void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> Plant.as("").get("/q/health/ready").then().statusCode(200));
  }

  /** Hands a value in; the alarm has changed when this returns. */
  static void value(String tag, double value) {
    values(Map.of(tag, value));
  }

  static void values(Map<String, Double> values) {
    List<Map<String, Object>> readings =
        values.entrySet().stream()
            .map(one -> Map.<String, Object>of("tag_name", one.getKey(), "value", one.getValue()))
            .toList();
    Plant.as(TestTokens.operator())
        .body(Map.of("readings", readings))
        .post("/api/alerts/process")
        .then()
        .statusCode(200);
  }

  /** The alarm, raised by hand where it was not. */
  static AlarmSnapshot raised(String alarmId, String tag) {
    value(tag, 2);
    return alarm(alarmId);
  }

  static AlarmSnapshot alarm(String alarmId) {
    byte[] answer =
        Plant.as(TestTokens.auditor())
            .get("/api/alerts/" + alarmId)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    return TestTopics.event(new String(answer, StandardCharsets.UTF_8), AlarmSnapshot.class);
  }

  static ValidatableResponse post(String token, String path, Map<String, ?> body) {
    return Plant.as(token).body(body).post("/api/alerts/" + path).then();
  }

  static ValidatableResponse delete(String token, String path) {
    return Plant.as(token).delete("/api/alerts/" + path).then();
  }

  /** The history as it stands on the topic. */
  static List<AlarmEvent> events(Plant plant, String alarmId) {
    return plant.read(Topics.ALARM_EVENTS, alarmId, AlarmEvent.class);
  }
}
