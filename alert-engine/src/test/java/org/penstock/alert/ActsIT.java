package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.OpenWorkOrder;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderEventType;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

/** What people do with alarms, over HTTP, and what is told of it. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class ActsIT {

  private static final String OPERATOR = TestTokens.operator();
  private static final String SUPERVISOR = TestTokens.supervisor();

  private final Plant plant = new Plant();

  @BeforeEach
  void waitUntilReady() {
    People.waitUntilReady();
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void whoAcknowledgesMayHaveAWorkOrderMadeInTheSameAct() {
    AlarmSnapshot alarm = People.raised("seen@PUMP-1", "people.seen");
    Map<String, Object> body =
        Map.of("occurrence_id", alarm.occurrenceId(), "comment", "seal leaks", "work_order", true);
    for (int time = 1; time <= 2; time++) {
      Plant.as(OPERATOR)
          .header("Idempotency-Key", "seen-once")
          .body(body)
          .post("/api/alerts/seen@PUMP-1/ack")
          .then()
          .statusCode(200)
          .body("state", equalTo("ACKED"));
    }
    List<WorkOrderRequest> requests = requests("PUMP-1|seen", 1);
    assertThat(requests).hasSize(1);
    assertThat(requests.getFirst().requestedBy().username()).isEqualTo("operator");
    assertThat(requests.getFirst().description()).contains("seal leaks");
    assertThat(requests.getFirst().alarmOccurrenceId()).isEqualTo(alarm.occurrenceId());
  }

  @Test
  void ofManyEachIsAcknowledgedOrRefusedByItself() {
    AlarmSnapshot first = People.raised("many-1@PUMP-1", "people.many1");
    AlarmSnapshot second = People.raised("many-2@PUMP-1", "people.many2");
    List<Map<String, Object>> items =
        List.of(
            item("nobody@NOWHERE", UUID.randomUUID().toString(), 1),
            item("many-2@PUMP-1", second.occurrenceId(), second.version() + 7),
            item("many-1@PUMP-1", first.occurrenceId(), first.version()));
    People.post(OPERATOR, "ack", Map.of("items", items, "comment", "shift start"))
        .statusCode(200)
        .body("items.status", equalTo(List.of(404, 409, 200)))
        .body("items[0].code", equalTo("unknown-alarm"))
        .body("items[1].code", equalTo("stale-version"))
        .body("items[2].code", nullValue())
        .body("items[2].alarm.state", equalTo("ACKED"));
    assertThat(People.alarm("many-2@PUMP-1").state()).isEqualTo("UNACK");
  }

  @Test
  void moreThanTwoHundredOrOneTwiceAreRefused() {
    Map<String, Object> one = item("many-1@PUMP-1", UUID.randomUUID().toString(), 1);
    refused(
        People.post(OPERATOR, "ack", Map.of("items", Collections.nCopies(201, one))),
        422,
        "invalid-body");
    refused(People.post(OPERATOR, "ack", Map.of("items", List.of(one, one))), 422, "invalid-body");
    refused(People.post(OPERATOR, "ack", Map.of("items", List.of())), 422, "invalid-body");
  }

  @Test
  void aLatchedAlarmGoesWhenItIsNormalAcknowledgedAndReset() {
    AlarmSnapshot alarm = People.raised("latched@PUMP-1", "people.latched");
    String reset = "latched@PUMP-1/reset";
    refused(People.post(OPERATOR, reset, Map.of()), 409, "condition-active");
    People.value("people.latched", 0);
    refused(People.post(OPERATOR, reset, Map.of()), 409, "acknowledge-first");
    People.post(OPERATOR, "latched@PUMP-1/ack", Map.of("occurrence_id", alarm.occurrenceId()))
        .statusCode(200)
        .body("state", equalTo("LATCH_ACK"));
    refused(
        People.post(OPERATOR, reset, Map.of("occurrence_id", UUID.randomUUID().toString())),
        409,
        "occurrence-changed");
    People.post(OPERATOR, reset, Map.of("comment", "checked"))
        .statusCode(200)
        .body("state", equalTo("NORM"));
    refused(People.post(OPERATOR, reset, Map.of()), 409, "not-applicable");
  }

  @Test
  void anOperatorShelvesACriticalAlarmForAnHourAndASupervisorForLonger() {
    AlarmSnapshot alarm = People.raised("aside@PUMP-2", "people.aside");
    String shelve = "aside@PUMP-2/shelve";
    refused(People.delete(OPERATOR, shelve), 409, "not-shelved");
    refused(People.post(OPERATOR, shelve, shelf("PT1H0.001S")), 422, "shelf-too-long")
        .body("longest", equalTo("PT1H"));
    refused(People.post(SUPERVISOR, shelve, shelf("PT8H1S")), 422, "shelf-too-long")
        .body("longest", equalTo("PT8H"));
    People.post(OPERATOR, shelve, shelf("PT1H"))
        .statusCode(200)
        .body("state", equalTo("SHELVED"))
        .body("base_state", equalTo("UNACK"))
        .body("overlay_reason", equalTo("MAINTENANCE: sampling"))
        .body("overlay_by.username", equalTo("operator"))
        .body("shelved_until", notNullValue());
    refused(
        People.post(OPERATOR, "aside@PUMP-2/ack", Map.of("occurrence_id", alarm.occurrenceId())),
        409,
        "suppressed");
    People.post(SUPERVISOR, shelve, shelf("PT8H")).statusCode(200);
    People.delete(OPERATOR, shelve + "?comment=done")
        .statusCode(200)
        .body("state", equalTo("UNACK"));
    await()
        .atMost(People.SOON)
        .untilAsserted(() ->
            assertThat(People.events(plant, "aside@PUMP-2"))
                .extracting(AlarmEvent::eventType)
                .containsExactly(
                    AlarmEventType.RAISED,
                    AlarmEventType.SHELVED,
                    AlarmEventType.SHELVED,
                    AlarmEventType.UNSHELVED,
                    AlarmEventType.RAISED));
    AlarmEvent shelved = People.events(plant, "aside@PUMP-2").get(1);
    assertThat(shelved.reasonCode()).isEqualTo("MAINTENANCE");
    assertThat(shelved.comment()).isEqualTo("sampling");
    assertThat(shelved.annunciated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mode\":\"TIMED\",\"duration\":\"PT1M\",\"reason\":\"OTHER\"}|422|invalid-body",
        "{\"mode\":\"TIMED\",\"duration\":\"PT0S\",\"reason\":\"MAINTENANCE\"}|422|invalid-body",
        "{\"mode\":\"TIMED\",\"duration\":\"PT1M\"}|422|invalid-body",
        "{\"mode\":\"EVER\",\"duration\":\"PT1M\",\"reason\":\"OTHER\"}|400|malformed-request",
        "{\"mode\":\"TIMED\",\"duration\":\"PT1M\",\"reason\":\"MAINTENANCE\",\"by\":\"me\"}|400|malformed-request",
      })
  void aShelfWithoutAReasonOrATimeIsRefused(String body, int status, String code) {
    refused(
        Plant.as(OPERATOR).body(body).post("/api/alerts/aside@PUMP-2/shelve").then(), status, code);
  }

  @Test
  void anAlarmOutOfServiceIsToBeReviewedInTheTimeToComeAndComesBackAsItIs() {
    People.raised("out@PUMP-2", "people.out");
    String out = "out@PUMP-2/out-of-service";
    refused(People.delete(SUPERVISOR, out + "?comment=back"), 409, "in-service");
    for (Duration ahead : List.of(Duration.ofSeconds(-1), Duration.ofDays(91))) {
      refused(People.post(SUPERVISOR, out, removal(ahead)), 422, "review-out-of-range")
          .body("latest", notNullValue());
    }
    People.post(SUPERVISOR, out, removal(Duration.ofDays(30)))
        .statusCode(200)
        .body("state", equalTo("OUT_OF_SERVICE"))
        .body("overlay_reason", equalTo("probe broken"));
    refused(People.post(OPERATOR, "out@PUMP-2/shelve", shelf("PT1M")), 409, "suppressed");
    refused(People.delete(SUPERVISOR, out), 422, "invalid-body");
    People.delete(SUPERVISOR, out + "?comment=changed")
        .statusCode(200)
        .body("state", equalTo("UNACK"));
    await()
        .atMost(People.SOON)
        .untilAsserted(() ->
            assertThat(People.events(plant, "out@PUMP-2"))
                .extracting(AlarmEvent::eventType, AlarmEvent::comment)
                .contains(
                    org.assertj.core.groups.Tuple.tuple(
                        AlarmEventType.OUT_OF_SERVICE, "probe broken"),
                    org.assertj.core.groups.Tuple.tuple(
                        AlarmEventType.RETURNED_TO_SERVICE, "changed")));
  }

  @Test
  void aCommentAndAWishForAWorkOrderSayWhoAndWhyAndAreNeverHeld() {
    refused(
        People.post(OPERATOR, "said@PUMP-2/comments", Map.of("comment", " ")), 422, "invalid-body");
    People.post(OPERATOR, "said@PUMP-2/comments", Map.of("comment", "noisy")).statusCode(200);
    for (int i = 1; i <= 7; i++) {
      People.post(OPERATOR, "said@PUMP-2/work-order", Map.of("comment", "visit " + i))
          .statusCode(200);
    }
    assertThat(requests("PUMP-2|said", 7)).hasSize(7);
    assertThat(People.events(plant, "said@PUMP-2").getFirst().comment()).isEqualTo("noisy");
    assertThat(People.events(plant, "said@PUMP-2").getFirst().actor().username())
        .isEqualTo("operator");
  }

  @Test
  void theNumberOfTheWorkOrderComesOntoEveryAlarmOfTheFault() {
    workOrder(WorkOrderEventType.WORK_ORDER_CREATED, "wo-a", "WO-1");
    for (String alarm : List.of("shared-1@PUMP-3", "shared-2@PUMP-3")) {
      await()
          .atMost(People.SOON)
          .untilAsserted(() -> assertThat(workOrderNumber(alarm)).isEqualTo("WO-1"));
    }
    workOrder(WorkOrderEventType.WORK_ORDER_CREATED, "wo-b", "WO-2");
    await()
        .atMost(People.SOON)
        .untilAsserted(() -> assertThat(workOrderNumber("shared-2@PUMP-3")).isEqualTo("WO-2"));
    workOrder(WorkOrderEventType.WORK_ORDER_UPDATED, "wo-a", "WO-1");
    workOrder(WorkOrderEventType.WORK_ORDER_CLOSED, "wo-a", "WO-1");
    workOrder(WorkOrderEventType.WORK_ORDER_UPDATED, "wo-b", "WO-2b");
    await()
        .atMost(People.SOON)
        .untilAsserted(() -> assertThat(workOrderNumber("shared-1@PUMP-3")).isEqualTo("WO-2b"));
    workOrder(WorkOrderEventType.WORK_ORDER_CLOSED, "wo-b", "WO-2b");
    await()
        .atMost(People.SOON)
        .untilAsserted(() -> assertThat(workOrderNumber("shared-1@PUMP-3")).isEqualTo("none"));
  }

  private static String workOrderNumber(String alarm) {
    return Optional.ofNullable(People.alarm(alarm).openWorkOrder())
        .map(OpenWorkOrder::externalNumber)
        .orElse("none");
  }

  /** All under one key, so that they come in this order. */
  private void workOrder(WorkOrderEventType type, String id, String number) {
    plant.send(
        Topics.WORK_ORDERS,
        "shared",
        Plant.json(
            new WorkOrderEvent(
                UUID.randomUUID().toString(),
                type,
                id,
                "PSK-" + id,
                "mc",
                "1",
                number,
                "OPEN",
                "PUMP-3|trip",
                "wtp-1",
                "PUMP-3",
                null,
                "Trip",
                WorkOrderPriority.LOW,
                "shared-1@PUMP-3",
                null,
                1,
                1,
                null,
                null,
                "alert-engine",
                null,
                false,
                Plant.now())));
  }

  private List<WorkOrderRequest> requests(String dedupeKey, int count) {
    await()
        .atMost(People.SOON)
        .untilAsserted(() ->
            assertThat(plant.read(Topics.WORK_ORDER_REQUESTS, dedupeKey, WorkOrderRequest.class))
                .hasSizeGreaterThanOrEqualTo(count));
    return plant.read(Topics.WORK_ORDER_REQUESTS, dedupeKey, WorkOrderRequest.class);
  }

  private static Map<String, Object> item(String id, String occurrence, long version) {
    return Map.of("alarm_id", id, "occurrence_id", occurrence, "expected_version", version);
  }

  private static Map<String, Object> shelf(String duration) {
    return Map.of(
        "mode", "TIMED", "duration", duration, "reason", "MAINTENANCE", "comment", "sampling");
  }

  private static Map<String, Object> removal(Duration ahead) {
    return Map.of(
        "reason",
        "probe broken",
        "reference",
        "PERMIT-7",
        "review_at",
        Plant.now().plus(ahead).toString());
  }

  private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }
}
