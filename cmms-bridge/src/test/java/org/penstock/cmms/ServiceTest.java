package org.penstock.cmms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.penstock.cmms.domain.Requests;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** The running service between a real broker, a real database and the stand-in CMMS. */
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "cmms"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = StandInResource.class, scope = TestResourceScope.GLOBAL)
abstract class ServiceTest {

  static final Duration SOON = Duration.ofSeconds(40);
  static final String OPERATOR = TestTokens.operator();
  static final String SUPERVISOR = TestTokens.supervisor();
  static final String AUDITOR = TestTokens.auditor();

  @Inject Config config;
  @Inject Jdbi jdbi;

  StandIn standIn;
  KafkaSide kafka;
  final String alarm = "alarm-" + UUID.randomUUID();

  @BeforeEach
  void connect() {
    standIn = new StandIn(config.getValue("cmms.connector.base-url", String.class));
    kafka = new KafkaSide(config.getValue("kafka.bootstrap.servers", String.class));
  }

  /**
   * The next test finds a CMMS that works, a gate that is open, and no work order under way: one
   * that is left over meets the next test's fault in place of that test's own.
   */
  @AfterEach
  void mend() {
    kafka.close();
    standIn.work();
    await().atMost(SOON).until(() -> workOrdersUnderWay() == 0);
    await().atMost(SOON).until(() -> !"PAUSED".equals(as(AUDITOR).get("connector").path("state")));
  }

  private long workOrdersUnderWay() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select count(*) from work_order where state not in"
                    + " ('CREATED', 'DEAD', 'CLOSED', 'CANCELLED', 'WITHDRAWN')")
            .mapTo(Long.class)
            .one());
  }

  Path mappingFile() {
    return config.getValue("cmms.mapping-file", Path.class);
  }

  RequestSpecification as(String token) {
    return given().auth().oauth2(token).basePath("/api/work-orders/").contentType(ContentType.JSON);
  }

  WorkOrderRequest turbidityRequest() {
    return Requests.of(
        UUID.randomUUID().toString(), alarm, WorkOrderPriority.HIGH, WorkType.CORRECTIVE);
  }

  /** A body of POST create for this test's alarm. */
  String body(String assetId) {
    return """
    {"asset_id": "%s", "asset_name": "Filter 2", "description": "Turbidity of filter 2 is high",
     "priority": "HIGH", "source_alarm_id": "%s", "created_by_system": "plant-test",
     "assignee": "filter crew",
     "scada_snapshot": {"filters.filter2.turbidity": {"value": 1.31, "unit": "NTU",
       "quality": "GOOD", "timestamp": "2026-11-23T16:52:00Z"}}}
    """
        .formatted(assetId, alarm);
  }

  /** Asks for a work order over HTTP; its id. */
  String create() {
    return as(OPERATOR)
        .body(body("FILTER-2"))
        .post("create")
        .then()
        .statusCode(201)
        .extract()
        .path("work_order_id");
  }

  JsonPath history(String id) {
    return as(AUDITOR).get(id).then().statusCode(200).extract().jsonPath();
  }

  /** The work order of this test's alarm, once there is one. */
  String idOfAlarm() {
    return await()
        .atMost(SOON)
        .until(
            () ->
                as(AUDITOR)
                    .get("?limit=200")
                    .then()
                    .extract()
                    .jsonPath()
                    .param("alarm", alarm)
                    .getString("items.find { it.source_alarm_id == alarm }?.work_order_id"),
            id -> id != null);
  }

  JsonPath awaitState(String id, String state) {
    return await()
        .atMost(SOON)
        .until(() -> history(id), history -> state.equals(history.getString("work_order.state")));
  }

  /** Created in the CMMS, once; told to the plant, once. */
  JsonPath awaitOneWorkOrder(String id) {
    JsonPath history = awaitState(id, "CREATED");
    String reference = history.getString("work_order.external_ref");
    assertThat(standIn.creates(reference)).isEqualTo(1);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(kafka.told(id))
                .singleElement()
                .satisfies(event -> {
                  assertThat(event.path("event_type").asText()).isEqualTo("work_order_created");
                  assertThat(event.path("external_ref").asText()).isEqualTo(reference);
                }));
    return history;
  }
}
