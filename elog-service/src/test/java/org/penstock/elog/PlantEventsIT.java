package org.penstock.elog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.penstock.plant.test.TestTopics.header;
import static org.penstock.plant.test.TestTopics.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.Actor;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AuditAnchor;
import org.penstock.event.ComplianceEvent;
import org.penstock.event.ComplianceEventType;
import org.penstock.event.InboundLogEntry;
import org.penstock.event.LogEntryEvent;
import org.penstock.event.PlantJson;
import org.penstock.event.TagValue;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderEventType;
import org.penstock.event.WorkOrderPriority;
import org.penstock.kit.db.SchemaMigration;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "elog"),
    scope = TestResourceScope.GLOBAL)
class PlantEventsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Actor LEE = new Actor("u-2", "lee", "S. Lee", "Supervisor", null);

  @Inject Jdbi jdbi;
  @Inject SchemaMigration migration;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final String run = Calls.unique();
  private final Instant now = Instant.now();
  private TestTopics topics;

  @BeforeEach
  void open() throws InterruptedException {
    migration.await();
    topics = new TestTopics(broker);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void anApprovalIsLoggedUnderTheNameOfWhoApproved() {
    send(Topics.COMPLIANCE_EVENTS, "1", json(approval()));
    JsonPath entry = awaitEntry("APPROVAL:" + run);
    assertThat(entry.getString("entry_type")).isEqualTo("readings_approved");
    assertThat(entry.getString("body"))
        .isEqualTo("12 readings approved by S. Lee for 22 Nov 2026 (1 changed, 0 rejected)");
    assertThat(entry.getString("operator_id")).isEqualTo("u-2");
    assertThat(entry.getString("actor_kind")).isEqualTo("SYSTEM");
    assertThat(entry.getString("source_service")).isEqualTo("test");
  }

  @Test
  void aWorkOrderThatWasNotCreatedHasToBeRead() {
    send(Topics.WORK_ORDERS, "1", json(workOrder(WorkOrderEventType.WORK_ORDER_CREATED)));
    assertThat(awaitEntry("WORK_ORDER:" + run).getString("entry_type"))
        .isEqualTo("work_order_created");
    String other = run + "f";
    send(
        Topics.WORK_ORDERS,
        "2",
        json(workOrder(WorkOrderEventType.WORK_ORDER_FAILED)).replace(run, other));
    JsonPath failed = awaitEntry("WORK_ORDER:" + other);
    assertThat(failed.getString("entry_type")).isEqualTo("work_order_failed");
    assertThat(failed.getBoolean("must_read")).isTrue();
  }

  @Test
  void theSameEventThreeTimesIsOneEntry() {
    for (int i = 0; i < 3; i++) {
      send(Topics.ALARM_EVENTS, "same", json(alarm(AlarmEventType.ACKNOWLEDGED)));
    }
    // Behind the three, so that they are through when this one is.
    send(Topics.ALARM_EVENTS, "last", json(alarm(AlarmEventType.ACKNOWLEDGED)));
    await().atMost(SOON).untilAsserted(() -> assertThat(entries("ALARM:" + run)).hasSize(2));
    assertThat(repeated()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void anEventWithoutHeadersIsKnownByItsOwnId() {
    for (int i = 0; i < 2; i++) {
      topics.send(Topics.ALARM_EVENTS, run, Map.of(), json(alarm(AlarmEventType.ACKNOWLEDGED)));
    }
    send(Topics.ALARM_EVENTS, "last", json(alarm(AlarmEventType.ACKNOWLEDGED)));
    await().atMost(SOON).untilAsserted(() -> assertThat(entries("ALARM:" + run)).hasSize(2));
  }

  @Test
  void anUnreadableRecordIsSetAsideAndTheGoodOnesBehindItPass() throws Exception {
    send(Topics.ALARM_EVENTS, "broken", "{\"event_id\":");
    send(Topics.ALARM_EVENTS, "no-json", "ACK alarm 7");
    ObjectNode incomplete = tree(json(alarm(AlarmEventType.ACKNOWLEDGED)));
    incomplete.remove("plant_id");
    send(Topics.ALARM_EVENTS, "incomplete", incomplete.toString());
    send(Topics.ALARM_EVENTS, "good", json(alarm(AlarmEventType.ACKNOWLEDGED)));
    awaitEntry("ALARM:" + run);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(deadLetters(Topics.ALARM_EVENTS))
                .extracting(letter -> header(letter, "ce_id"))
                .contains(run + "broken", run + "no-json", run + "incomplete")
                .doesNotContain(run + "good"));
    assertThat(deadLetters(Topics.ALARM_EVENTS))
        .filteredOn(letter -> header(letter, "ce_id").equals(run + "incomplete"))
        .allSatisfy(
            letter -> assertThat(header(letter, "dead_letter_reason")).contains("plant_id"));
  }

  @Test
  void unknownSymbolsAndFieldsAreTolerated() throws Exception {
    ObjectNode unknownType = tree(json(alarm(AlarmEventType.RAISED)));
    unknownType.put("event_type", "TELEPORTED");
    send(Topics.ALARM_EVENTS, "unknown", unknownType.toString());
    ObjectNode unknownField = tree(json(alarm(AlarmEventType.ACKNOWLEDGED)));
    unknownField.put("of_the_future", true).put("priority", "APOCALYPTIC");
    send(Topics.ALARM_EVENTS, "known", unknownField.toString());
    awaitEntry("ALARM:" + run);
    assertThat(deadLetters(Topics.ALARM_EVENTS))
        .noneMatch(letter -> header(letter, "ce_id").startsWith(run));
  }

  @Test
  void aPlantSystemHandsEntriesInOnceEachUnderItsOwnName() {
    InboundLogEntry inbound = inbound("sample");
    for (int i = 0; i < 3; i++) {
      topics.send(Topics.ELOG_ENTRIES_INBOUND, "wtp-1", Map.of(), json(inbound));
    }
    topics.send(
        Topics.ELOG_ENTRIES_INBOUND,
        "wtp-1",
        Map.of(),
        json(inbound).replace("\"" + run + "\"", "\"" + run + "-last\""));
    await().atMost(SOON).untilAsserted(() -> assertThat(searched()).hasSize(2));
    JsonPath entry = JsonPath.from(json(searched().getFirst()));
    assertThat(entry.getString("operator_id")).isEqualTo("lims");
    assertThat(entry.getString("actor_kind")).isEqualTo("SYSTEM");
    assertThat(entry.getString("metadata.reported_operator_name")).isEqualTo("Jane Doe");
  }

  @Test
  void aPlantSystemCannotSpeakForAServiceOrASupervisor() {
    for (String type : List.of("readings_approved", "instruction", "poem")) {
      topics.send(
          Topics.ELOG_ENTRIES_INBOUND, run, Map.of("ce_id", run + type), json(inbound(type)));
    }
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(deadLetters(Topics.ELOG_ENTRIES_INBOUND))
                .filteredOn(letter -> header(letter, "ce_id").startsWith(run))
                .hasSize(3)
                .allSatisfy(letter ->
                    assertThat(header(letter, "dead_letter_reason")).contains("entry_type")));
    assertThat(searched()).isEmpty();
  }

  @Test
  void everyVersionIsToldToThePlantInTheOrderOfTheLog() throws Exception {
    String id = Calls.written(TestTokens.operator(), run).path("entry_id");
    Calls.amend(
            TestTokens.operator(), id, Map.of("change_kind", "STRIKE", "reason", "Entered twice"))
        .statusCode(201);
    await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(2));
    List<LogEntryEvent> told = told();
    assertThat(told).extracting(LogEntryEvent::version).containsExactly(1, 2);
    assertThat(told.get(1).seq()).isGreaterThan(told.get(0).seq());
    assertThat(told.getFirst().entryType()).isEqualTo("note");
    assertThat(told.getFirst().hash()).hasSize(64);
  }

  @Test
  void theHeadsOfOtherServicesChainsAreWitnessedAndOursAreNot() {
    AuditAnchor theirs = new AuditAnchor(run, 7, "ab".repeat(32), now, "compliance-service");
    AuditAnchor ours = new AuditAnchor(run, 8, "cd".repeat(32), now, "elog-service");
    send(Topics.AUDIT_ANCHORS, "ours", json(ours));
    send(Topics.AUDIT_ANCHORS, "1", json(theirs));
    send(Topics.AUDIT_ANCHORS, "2", json(theirs));
    await().atMost(SOON).untilAsserted(() -> assertThat(witnessed()).containsExactly(7L));
  }

  private List<Long> witnessed() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select seq from witness_anchor where chain = :chain")
            .bind("chain", run)
            .mapTo(Long.class)
            .list());
  }

  private void send(Topic topic, String id, String value) {
    topics.send(topic, run, Map.of("ce_source", "urn:penstock:test", "ce_id", run + id), value);
  }

  private JsonPath awaitEntry(String ref) {
    await().atMost(SOON).untilAsserted(() -> assertThat(entries(ref)).hasSize(1));
    return JsonPath.from(json(entries(ref).getFirst()));
  }

  private static List<Map<String, Object>> entries(String ref) {
    return Calls.list(TestTokens.auditor(), Map.of("ref", ref, "auto", "only"))
        .statusCode(200)
        .extract()
        .path("items");
  }

  private List<Map<String, Object>> searched() {
    return Calls.list(TestTokens.auditor(), Map.of("q", "text" + run))
        .statusCode(200)
        .extract()
        .path("items");
  }

  private List<LogEntryEvent> told() throws Exception {
    return topics.all(Topics.ELOG_ENTRIES.name()).stream()
        .map(record -> TestTopics.event(record.value(), LogEntryEvent.class))
        .filter(event -> event.body().equals(run))
        .toList();
  }

  private List<ConsumerRecord<String, String>> deadLetters(Topic topic) {
    return topics.all(topic.deadLetter("elog-service"));
  }

  private static double repeated() {
    return Calls.as(TestTokens.auditor())
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("penstock_elog_events_repeated_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static ObjectNode tree(String json) throws Exception {
    JsonNode tree = PlantJson.newMapper().readTree(json);
    return (ObjectNode) tree;
  }

  private ComplianceEvent approval() {
    return new ComplianceEvent(
        run,
        ComplianceEventType.READINGS_APPROVED,
        run,
        "wtp-1",
        LEE,
        List.of("disinfection.ph"),
        null,
        null,
        LocalDate.of(2026, 11, 22),
        12,
        1,
        0,
        null,
        "reviewed",
        run,
        null,
        null,
        null,
        now);
  }

  private WorkOrderEvent workOrder(WorkOrderEventType type) {
    return new WorkOrderEvent(
        run,
        type,
        run,
        "WT" + run,
        "maintenance-connection",
        "1",
        null,
        "CREATED",
        run,
        "wtp-1",
        "FILTER-2",
        "Filter 2",
        "Turbidity high",
        WorkOrderPriority.HIGH,
        run,
        null,
        1,
        5,
        "CONNECTION",
        "CMMS unreachable",
        "alert-engine",
        null,
        false,
        now);
  }

  private AlarmEvent alarm(AlarmEventType type) {
    return new AlarmEvent(
        run,
        type,
        run,
        run,
        1,
        AlarmOrigin.ENGINE,
        "r-1",
        1,
        "LIMIT",
        "wtp-1",
        "FILTER-2",
        "Filter 2",
        "filters",
        "filters.filter2.turbidity",
        "ACKED",
        "UNACK",
        AlarmBaseState.ACKED,
        AlarmOverlay.NONE,
        "HH",
        "HH",
        AlarmPriority.HIGH,
        AlarmClass.REGULATORY,
        TagValue.of(1.2),
        "NTU",
        null,
        null,
        null,
        "Turbidity high",
        now,
        now,
        now,
        now.minusSeconds(72),
        now,
        null,
        null,
        LEE,
        "checked",
        null,
        null,
        null,
        true,
        Map.of(),
        null,
        null);
  }

  private InboundLogEntry inbound(String type) {
    return new InboundLogEntry(
        run,
        "wtp-1",
        type,
        null,
        "Sample taken text" + run,
        "intake",
        now,
        "u-9",
        "Jane Doe",
        "lims",
        List.of(),
        Map.of("bottle", "7"));
  }
}
