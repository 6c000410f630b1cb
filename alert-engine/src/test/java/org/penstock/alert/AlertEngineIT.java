package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.TagMetadata;
import org.penstock.event.TagValue;
import org.penstock.event.ValueType;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderEventType;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/** The whole service between a real broker and a real database. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class AlertEngineIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Plant plant = new Plant();
  private final Jdbi jdbi;

  @Inject
  AlertEngineIT(Jdbi jdbi) {
    this.jdbi = jdbi;
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
  void aValueBeyondItsLimitsBecomesAlarmEventStateAndOneWishForAWorkOrder() {
    Instant start = Plant.now().minusSeconds(60);
    plant.send("filters.flow", "410", start);
    plant.send("filters.quick", "0.5", start.plusSeconds(1));
    plant.send("filters.quick", "1.4", start.plusSeconds(2));
    plant.send("filters.quick", "0.1", start.plusSeconds(3));

    List<AlarmEvent> events = events("quick@FILTER-1", 4);
    assertThat(events)
        .extracting(AlarmEvent::eventType)
        .containsExactly(
            AlarmEventType.RAISED,
            AlarmEventType.WORK_ORDER_REQUESTED,
            AlarmEventType.ESCALATED,
            AlarmEventType.RETURNED);
    assertThat(events).extracting(AlarmEvent::seq).containsExactly(1L, 2L, 3L, 4L);
    AlarmEvent raised = events.getFirst();
    assertThat(raised.occurredAt()).isEqualTo(start.plusSeconds(1));
    assertThat(raised.message()).isEqualTo("Quick H: 0.5 NTU (limit 0.3)");
    assertThat(raised.snapshot().get("filters.flow").value())
        .isEqualTo(TagValue.of(new java.math.BigDecimal("410")));

    List<WorkOrderRequest> wishes =
        plant.read(Topics.WORK_ORDER_REQUESTS, "FILTER-1|quick", WorkOrderRequest.class);
    assertThat(wishes).hasSize(1);
    assertThat(wishes.getFirst().sourceAlarmId()).isEqualTo("quick@FILTER-1");
    assertThat(wishes.getFirst().alarmOccurrenceId()).isEqualTo(raised.occurrenceId());
    assertThat(wishes.getFirst().priority()).isEqualTo(WorkOrderPriority.HIGH);
    assertThat(wishes.getFirst().scadaSnapshot()).containsKeys("filters.quick", "filters.flow");

    List<AlarmSnapshot> states =
        plant.read(Topics.ALARM_STATES, "quick@FILTER-1", AlarmSnapshot.class);
    assertThat(states.getLast().state()).isEqualTo("RTNUN");
    Plant.as(TestTokens.auditor())
        .get("/api/alerts?state=RTNUN&priority=CRITICAL,HIGH&area=filters&unacked=true")
        .then()
        .statusCode(200)
        .body("items.alarm_id", hasItem("quick@FILTER-1"));
    Plant.as(TestTokens.auditor())
        .get("/api/alerts/quick@FILTER-1/history?limit=2")
        .then()
        .statusCode(200)
        .body("items.event_type", equalTo(List.of("RETURNED", "ESCALATED")))
        .body("next_cursor", notNullValue());
  }

  @Test
  void eventsCarryTheHeadersOfTheContract() {
    plant.send("filters.frozen", "2", Plant.now().minusSeconds(60));
    events("frozen@FILTER-2", 1);
    var record = plant.read(Topics.ALARM_EVENTS.name(), "frozen@FILTER-2").getFirst();
    assertThat(TestTopics.header(record, "ce_type")).isEqualTo("alarm_raised");
    assertThat(TestTopics.header(record, "ce_subject")).isEqualTo("frozen@FILTER-2");
    assertThat(TestTopics.header(record, "ce_source")).isEqualTo("urn:penstock:alert-engine");
    // Bad data clear nothing.
    plant.send(
        Plant.reading(
            "filters.frozen", TagValue.missing(), Quality.BAD, Plant.now().minusSeconds(30)));
    plant.send("filters.frozen", "3", Plant.now().minusSeconds(20));
    plant.send("filters.frozen", "0", Plant.now().minusSeconds(10));
    assertThat(events("frozen@FILTER-2", 2).get(1).value())
        .isEqualTo(TagValue.of(java.math.BigDecimal.ZERO));
  }

  @Test
  void aDelayEndsWithoutAFurtherReadingAndTheEventSaysWhenItWasDue() {
    Instant start = Plant.now();
    plant.send("filters.slow", "2", start);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(timers("slow@FILTER-2")).containsExactly("ON_DELAY:H"));
    assertThat(events("slow@FILTER-2", 1).getFirst().occurredAt()).isEqualTo(start.plusSeconds(2));
    assertThat(timers("slow@FILTER-2")).isEmpty();
  }

  @Test
  void theFirstAcknowledgementStandsAndLaterOnesLearnWhoseItIs() {
    raise("filters.ack");
    AlarmSnapshot alarm = state("ack@FILTER-2", "UNACK");
    Map<String, Object> body =
        Map.of(
            "comment",
            "on my way",
            "occurrence_id",
            alarm.occurrenceId(),
            "expected_version",
            alarm.version());
    Plant.as(TestTokens.operator())
        .header("X-Role", "Admin")
        .body(body)
        .post("/api/alerts/ack@FILTER-2/ack")
        .then()
        .statusCode(200)
        .body("state", equalTo("ACKED"))
        .body("acked_by.username", equalTo("operator"))
        .body("acked_by.role", equalTo("Operator"));
    Plant.as(TestTokens.supervisor())
        .body(Map.of("occurrence_id", alarm.occurrenceId()))
        .post("/api/alerts/ack@FILTER-2/ack")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("already-acknowledged"))
        .body("title", containsString("Demo Operator"));
    AlarmEvent event = events("ack@FILTER-2", 2).get(1);
    assertThat(event.eventType()).isEqualTo(AlarmEventType.ACKNOWLEDGED);
    assertThat(event.comment()).isEqualTo("on my way");
    assertThat(event.actor()).isNotNull();

    // The consumer's memory learns of it: the return clears at once.
    plant.send("filters.ack", "0", Plant.now());
    assertThat(events("ack@FILTER-2", 4))
        .extracting(AlarmEvent::eventType)
        .endsWith(AlarmEventType.RETURNED, AlarmEventType.CLEARED);
    Plant.as(TestTokens.operator())
        .body(Map.of("occurrence_id", alarm.occurrenceId()))
        .post("/api/alerts/ack@FILTER-2/ack")
        .then()
        .statusCode(409)
        .body("code", equalTo("not-applicable"));
  }

  @Test
  void ofManyAcknowledgementsAtOnceOneIsTaken() throws Exception {
    raise("filters.race");
    AlarmSnapshot alarm = state("race@FILTER-2", "UNACK");
    Callable<Integer> acknowledge =
        () ->
            Plant.as(TestTokens.operator())
                .body(Map.of("occurrence_id", alarm.occurrenceId()))
                .post("/api/alerts/race@FILTER-2/ack")
                .statusCode();
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      List<Integer> answers = new java.util.ArrayList<>();
      for (Future<Integer> one : many.invokeAll(java.util.Collections.nCopies(16, acknowledge))) {
        answers.add(one.get());
      }
      assertThat(answers).containsOnly(200, 409);
      assertThat(answers).containsOnlyOnce(200);
    }
    assertThat(events("race@FILTER-2", 2)).hasSize(2);
  }

  @Test
  void anAcknowledgementOfWhatTheOperatorDidNotSeeIsRefused() {
    Plant.as(TestTokens.operator())
        .body(Map.of("readings", List.of(Map.of("tag_name", "filters.asked", "value", 2))))
        .post("/api/alerts/process")
        .then()
        .statusCode(200)
        .body("transitions.event_type", equalTo(List.of("RAISED")))
        .body("alarms[0].state", equalTo("UNACK"));
    AlarmSnapshot alarm = state("asked@FILTER-3", "UNACK");
    refusedAck("00000000-0000-4000-8000-000000000000", null, 409, "occurrence-changed");
    refusedAck(alarm.occurrenceId(), 77L, 409, "stale-version");
    // An Idempotency-Key is answered as the first time.
    for (int time = 1; time <= 2; time++) {
      Plant.as(TestTokens.operator())
          .header("Idempotency-Key", "ack-once")
          .body(Map.of("occurrence_id", alarm.occurrenceId()))
          .post("/api/alerts/asked@FILTER-3/ack")
          .then()
          .statusCode(200)
          .body("state", equalTo("ACKED"));
    }
    assertThat(events("asked@FILTER-3", 2)).hasSize(2);
  }

  @Test
  void anEmptyRequestFiresWhatIsDue() {
    Plant.as(TestTokens.supervisor())
        .body(
            Map.of(
                "readings",
                List.of(
                    Map.of(
                        "tag_name",
                        "filters.due",
                        "value",
                        2,
                        "timestamp",
                        Plant.now().minusSeconds(29).toString()),
                    Map.of("tag_name", "nobody.knows", "value", 1))))
        .post("/api/alerts/process")
        .then()
        .statusCode(200)
        .body("transitions", empty())
        .body("alarms[0].pending.kind", equalTo("ON_DELAY"))
        .body("unused_tags", equalTo(List.of("nobody.knows")));
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          Plant.as(TestTokens.operator()).post("/api/alerts/process").then().statusCode(200);
          assertThat(state("due@FILTER-3", null).state()).isEqualTo("UNACK");
        });
    assertThat(events("due@FILTER-3", 1)).hasSize(1);
  }

  @Test
  void theSameRecordTwiceAndALateOneChangeNothing() {
    Instant at = Plant.now().minusSeconds(60);
    Reading reading = Plant.reading("filters.again", TagValue.of(2.0), Quality.GOOD, at);
    plant.send(reading);
    plant.send(reading);
    plant.send("filters.again", "0", at.minusSeconds(5));
    plant.send("filters.again", "0", at.plusSeconds(5));
    plant.send(reading);
    assertThat(events("again@FILTER-3", 2))
        .extracting(AlarmEvent::eventType)
        .containsExactly(AlarmEventType.RAISED, AlarmEventType.RETURNED);
    settle();
    assertThat(rows("again@FILTER-3")).isEqualTo(2);
  }

  @Test
  void whatCannotBeReadIsSetAsideAndTheGoodBehindItIsTaken() {
    Instant at = Plant.now().minusSeconds(60);
    plant.send(Topics.READINGS, "broken", "not json".getBytes(StandardCharsets.UTF_8));
    plant.send(Topics.READINGS, "broken", "{\"tag_name\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    plant.send(Topics.READINGS, "broken", new byte[2_000_000]);
    String good =
        new String(
                Plant.json(Plant.reading("filters.broken", TagValue.of(2.0), Quality.GOOD, at)),
                StandardCharsets.UTF_8)
            .replace("\"origin\":\"live\"", "\"origin\":\"telepathy\",\"new_field\":1");
    plant.send(Topics.READINGS, "broken", good.getBytes(StandardCharsets.UTF_8));
    assertThat(events("broken@FILTER-3", 1)).hasSize(1);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(plant.read(Topics.READINGS.deadLetter("alert-engine"), "broken"))
                .hasSize(3));
  }

  @Test
  void anUnknownQualityIsNoEvidence() {
    Instant at = Plant.now().minusSeconds(60);
    raise("filters.torn");
    String odd =
        new String(
                Plant.json(
                    Plant.reading(
                        "filters.torn", TagValue.of(0.0), Quality.GOOD, at.plusSeconds(61))),
                StandardCharsets.UTF_8)
            .replace("\"GOOD\"", "\"MARVELLOUS\"");
    plant.send(Topics.READINGS, "filters.torn", odd.getBytes(StandardCharsets.UTF_8));
    plant.send("filters.torn", "2.5", at.plusSeconds(62));
    plant.send("filters.torn", "0", at.plusSeconds(63));
    assertThat(events("torn@FILTER-5", 2).get(1).occurredAt()).isEqualTo(at.plusSeconds(63));
  }

  @Test
  void theNumberOfTheWorkOrderComesBackOntoTheAlarm() {
    raise("filters.linked");
    state("linked@FILTER-4", "UNACK");
    plant.send(
        Topics.WORK_ORDERS, "wo-1", Plant.json(workOrder(WorkOrderEventType.WORK_ORDER_CREATED)));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            Plant.as(TestTokens.operator())
                .get("/api/alerts/linked@FILTER-4")
                .then()
                .body("open_work_order.external_number", equalTo("WO-4711")));
    plant.send(
        Topics.WORK_ORDERS, "wo-1", Plant.json(workOrder(WorkOrderEventType.WORK_ORDER_CLOSED)));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(state("linked@FILTER-4", null).openWorkOrder()).isNull());
  }

  @Test
  void aRuleWithATagOfAnotherAreaIsNotInForceAndSaysWhy() {
    Instant now = Plant.now();
    TagMetadata tag =
        new TagMetadata(
            "intake.raw.flow",
            "wtp-1",
            "intake",
            "simulated-plant",
            "nsu=x;s=y",
            ValueType.DOUBLE,
            "m3/h",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            1,
            now);
    plant.send(Topics.TAGS, "intake.raw.flow", Plant.json(tag));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            Plant.as(TestTokens.operator())
                .get("/api/alerts/rules")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(12))
                .body("items.find { it.id == 'elsewhere' }.in_force", equalTo(false))
                .body(
                    "items.find { it.id == 'elsewhere' }.fault",
                    containsString("tag intake.raw.flow is of area intake")));
    plant.send(Topics.TAGS, "intake.raw.flow", null);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            Plant.as(TestTokens.operator())
                .get("/api/alerts/rules")
                .then()
                .body("items.find { it.id == 'elsewhere' }.in_force", equalTo(true)));
  }

  @Test
  void theListComesInPages() {
    raise("filters.ack");
    raise("filters.linked");
    state("linked@FILTER-4", null);
    String first = "/api/alerts?limit=1&state=NORM,UNACK,ACKED,RTNUN";
    String cursor =
        Plant.as(TestTokens.operator())
            .get(first)
            .then()
            .statusCode(200)
            .extract()
            .path("next_cursor");
    String firstId = Plant.as(TestTokens.operator()).get(first).path("items[0].alarm_id");
    String secondId =
        Plant.as(TestTokens.operator()).get(first + "&cursor=" + cursor).path("items[0].alarm_id");
    assertThat(secondId).isNotNull().isNotEqualTo(firstId);
  }

  @Test
  void historyCannotBeRewrittenByTheService() {
    raise("filters.race");
    events("race@FILTER-2", 1);
    for (String sql :
        List.of(
            "update alarm_event set event_type = 'x'",
            "delete from alarm_event",
            "truncate alarm_event",
            "delete from alarm_rule")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> jdbi.useHandle(handle -> handle.execute(sql)))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void metricsCountWhatHappened() {
    raise("filters.race");
    events("race@FILTER-2", 1);
    Plant.as("")
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("plant_alert_readings_taken_total{result=\"evaluated\"}"))
        .body(containsString("plant_alert_transitions_recorded_total{type=\"raised\"}"));
    Plant.as("")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body(containsString("/api/alerts/process"));
  }

  private void refusedAck(String occurrence, @Nullable Long version, int status, String code) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("occurrence_id", occurrence);
    body.put("expected_version", version);
    Plant.as(TestTokens.operator())
        .body(body)
        .post("/api/alerts/asked@FILTER-3/ack")
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private void raise(String tag) {
    plant.send(tag, "2", Plant.now());
  }

  private List<AlarmEvent> events(String alarmId, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(plant.read(Topics.ALARM_EVENTS, alarmId, AlarmEvent.class))
                .hasSizeGreaterThanOrEqualTo(count));
    return plant.read(Topics.ALARM_EVENTS, alarmId, AlarmEvent.class);
  }

  /** Waits until a later record of the same partition is through. */
  private void settle() {
    long end = consumed();
    plant.send("filters.flow", "1", Plant.now());
    await().atMost(SOON).until(() -> consumed() > end);
  }

  private long consumed() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select coalesce(max(next_offset), 0) from consumer_offset"
                    + " where topic = 'scada.readings.v1' and partition = 3")
            .mapTo(Long.class)
            .one());
  }

  private AlarmSnapshot state(String alarmId, @Nullable String expected) {
    AlarmSnapshot[] found = new AlarmSnapshot[1];
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          byte[] answer =
              Plant.as(TestTokens.operator())
                  .get("/api/alerts/" + alarmId)
                  .then()
                  .statusCode(200)
                  .extract()
                  .asByteArray();
          found[0] =
              TestTopics.event(new String(answer, StandardCharsets.UTF_8), AlarmSnapshot.class);
          if (expected != null) {
            assertThat(found[0].state()).isEqualTo(expected);
          }
        });
    return found[0];
  }

  private int rows(String alarmId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from alarm_event where alarm_id = :id")
            .bind("id", alarmId)
            .mapTo(Integer.class)
            .one());
  }

  private List<String> timers(String alarmId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select kind from alarm_timer where alarm_id = :id")
            .bind("id", alarmId)
            .mapTo(String.class)
            .list());
  }

  private static WorkOrderEvent workOrder(WorkOrderEventType type) {
    return new WorkOrderEvent(
        java.util.UUID.randomUUID().toString(),
        type,
        "wo-1",
        "PSK00000000000000001",
        "mc",
        "1",
        "WO-4711",
        "OPEN",
        "FILTER-4|linked",
        "wtp-1",
        "FILTER-4",
        null,
        "Linked",
        WorkOrderPriority.LOW,
        "linked@FILTER-4",
        null,
        1,
        1,
        null,
        null,
        "alert-engine",
        null,
        false,
        Plant.now());
  }
}
