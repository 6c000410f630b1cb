package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.domain.scada.Said;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** The alarm system's own measures, counted in real history. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class AlarmLoadIT {

  private final Plant plant = new Plant();
  private final ScadaSide scada;

  @Inject
  AlarmLoadIT(Jdbi jdbi) {
    this.scada = new ScadaSide(plant, jdbi);
  }

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> Plant.as("").get("/q/health/ready").then().statusCode(200));
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void ratesFloodsAndBadActorsAreCountedInHistory() {
    Instant day = Instant.parse("2021-03-01T00:00:00Z");
    for (int i = 0; i < 12; i++) {
      scada.say("flood-" + i, active(day.plusSeconds(i), 900));
    }
    // Comes and goes three times in half a minute, and nobody acts.
    for (int i = 0; i < 3; i++) {
      scada.say("chatter", active(day.plusSeconds(7200 + i * 10), 500));
      scada.say("chatter", inactive(day.plusSeconds(7202 + i * 10)));
    }
    scada.say("flood-0", active(day.plusSeconds(60), 900).with("acked", true));
    for (int i = 0; i < 12; i++) {
      scada.settle("flood-" + i);
    }
    scada.settle("chatter");

    ValidatableResponse answer =
        Plant.as(TestTokens.supervisor())
            .get("/api/alerts/metrics?from=2021-03-01T00:00:00Z&to=2021-03-02T00:00:00Z")
            .then()
            .statusCode(200);
    measure(answer, "annunciated", 15, "TREND");
    measure(answer, "annunciated_per_day", 15, "MET");
    measure(answer, "peak_in_ten_minutes", 12, "MISSED");
    measure(answer, "floods", 1, "TREND");
    measure(answer, "share_of_critical", 80, "MISSED");
    measure(answer, "median_to_acknowledge_critical", 60, "TREND");
    measure(answer, "chattering", 1, "MISSED");
    measure(answer, "fleeting", 1, "MISSED");
    answer
        .body("floods[0].alarms", equalTo(12))
        .body("floods[0].duration_seconds", equalTo(600))
        .body("floods[0].from", equalTo("2021-03-01T00:00:00Z"));

    Plant.as(TestTokens.auditor())
        .get(
            "/api/alerts/metrics/top?kind=frequent&from=2021-03-01T00:00:00Z"
                + "&to=2021-03-02T00:00:00Z")
        .then()
        .statusCode(200)
        .body("items[0].alarm_id", equalTo(ScadaSide.id("chatter")))
        .body("items[0].count", equalTo(3));
    Plant.as(TestTokens.supervisor())
        .get("/api/alerts/metrics?area=nowhere&from=2021-03-01T00:00:00Z&to=2021-03-02T00:00:00Z")
        .then()
        .body("measures.find { it.name == 'annunciated' }.value", equalTo(0.0f));
  }

  @Test
  void aMonthIsASheetWithItsMeasuresFloodsAndBadActors() {
    Instant month = Instant.parse("2021-05-11T00:00:00Z");
    scada.say("month", active(month, 500));
    scada.settle("month");
    String sheet =
        Plant.as(TestTokens.supervisor())
            .get("/api/alerts/metrics/report.csv?month=2021-05")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .header("Content-Disposition", "attachment; filename=\"alarms-2021-05.csv\"")
            .extract()
            .asString();
    assertThat(sheet.lines())
        .contains(
            "kind,month,name,value,unit,target,verdict,detail",
            "measure,2021-05,annunciated,1,alarms,,TREND,")
        .anyMatch(
            line -> line.startsWith("frequent,2021-05," + ScadaSide.id("month") + ",1,times"));
  }

  @Test
  void theGaugesShowThePlantsLoad() {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() ->
            assertThat(Plant.as("").get("/q/metrics").asString())
                .contains("plant_alert_annunciated_last_hour", "plant_alert_alarms_standing"));
  }

  @ParameterizedTest
  @CsvSource({
    "metrics?from=2021-01-01T00:00:00Z&to=2020-01-01T00:00:00Z, invalid-period",
    "metrics?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z, invalid-period",
    "metrics?from=yesterday&to=2021-01-01T00:00:00Z, invalid-period",
    "metrics, invalid-period",
    "metrics/top?kind=loud&from=2021-01-01T00:00:00Z&to=2021-01-02T00:00:00Z, unknown-kind",
    "metrics/report.csv?month=May, invalid-month",
    "metrics/report.csv?month=%2B999999999-12, invalid-month",
    "metrics?from=%2B300000-01-01T00:00:00Z&to=%2B300000-01-02T00:00:00Z, invalid-period"
  })
  void whatIsAskedWronglyIsRefusedWithItsCode(String path, String code) {
    Plant.as(TestTokens.supervisor())
        .get("/api/alerts/" + path)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  private static void measure(
      ValidatableResponse answer, String name, double value, String verdict) {
    answer
        .body("measures.name", hasItem(name))
        .body("measures.find { it.name == '%s' }.value".formatted(name), equalTo((float) value))
        .body("measures.find { it.name == '%s' }.verdict".formatted(name), equalTo(verdict));
  }

  private static Said active(Instant at, int severity) {
    return Said.active(at, false)
        .with("tag_name", null)
        .with("severity", severity)
        .with("event_id", "load-" + at + "-" + severity + "-raise");
  }

  private static Said inactive(Instant at) {
    return active(at, 500).with("active", false).with("event_id", "load-" + at + "-return");
  }
}
