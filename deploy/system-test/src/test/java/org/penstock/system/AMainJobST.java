package org.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.plant.up.PlantPort;
import org.penstock.system.Caller.Answer;
import org.penstock.system.TopicReader.Line;
import org.penstock.topic.Topics;

/** From an OPC UA value to a work order, a log entry and an approved CSV, with no hand on it. */
@ExtendWith(OnePlant.class)
class AMainJobST {

  private static final String TAG = "filters.filter2.turbidity";

  private final RunningPlant plant;
  private final TopicReader topics;
  private final Caller operator;
  private final Caller supervisor;

  AMainJobST(RunningPlant plant) {
    this.plant = plant;
    this.topics = new TopicReader(plant);
    this.operator = new Caller(plant, "operator");
    this.supervisor = new Caller(plant, "supervisor");
  }

  @Test
  void everyConfiguredTagHasReadings() {
    JsonNode tags = operator.get(PlantPort.SCADA_INGEST, "/api/scada/tags?limit=200").json();
    Set<String> configured = texts(tags.path("items"), "tag_name");
    assertThat(configured).hasSizeGreaterThan(25).contains(TAG);
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(
                    topics.all(Topics.READINGS.name()).stream()
                        .map(Line::key)
                        .collect(Collectors.toSet()))
                .containsAll(configured));
  }

  @Test
  void theTurbidityBreakthroughBecomesExactlyOneWorkOrderAndOneLogEntry() {
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() -> assertThat(workOrdersFor("FILTER-2")).hasSize(1));
    Line created = workOrdersFor("FILTER-2").getFirst();
    assertThat(raised(TAG)).isNotEmpty();
    String reference = created.text("external_ref");
    JsonNode creates =
        operator.open(PlantPort.CMMS, "GET", "/control/oracle", "").json().path("creates");
    assertThat(creates.path(reference).asInt()).isEqualTo(1);
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(logEntries("ref=WORK_ORDER:" + created.text("work_order_id"))).hasSize(1));
  }

  @Test
  void aSupervisorApprovesAndTheExportHasTheSameBytesTwice() {
    JsonNode waiting = awaitReviewSlots();
    Instant from = Instant.parse(waiting.path("from").asText());
    Instant to = Instant.parse(waiting.path("to").asText());
    String tag = waiting.path("tag_name").asText();
    String period = "\"from\":\"%s\",\"to\":\"%s\",\"tag_names\":[\"%s\"]".formatted(from, to, tag);

    Answer refused =
        operator.post(PlantPort.COMPLIANCE_SERVICE, "/api/compliance/approve", decision(period));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("Content-Type")).contains("application/problem+json");

    Answer approved =
        supervisor.post(PlantPort.COMPLIANCE_SERVICE, "/api/compliance/approve", decision(period));
    assertThat(approved.status()).as("%s", approved.json()).isBetween(200, 201);

    String order = "{\"profile\":\"wims-scada-narrow\"," + period + "}";
    Answer first = supervisor.post(PlantPort.COMPLIANCE_SERVICE, "/api/compliance/export", order);
    assertThat(first.status()).isBetween(200, 201);
    Answer again = supervisor.get(PlantPort.COMPLIANCE_SERVICE, first.header("Location") + "/file");
    assertThat(again.bytes()).isEqualTo(first.bytes());
    assertThat(new String(first.bytes(), StandardCharsets.US_ASCII))
        .startsWith("Date,Time,Tag,Value\r\n")
        .satisfies(csv -> assertThat(csv.lines().count()).isGreaterThan(1));

    Answer refusedExport =
        operator.post(PlantPort.COMPLIANCE_SERVICE, "/api/compliance/export", order);
    assertThat(refusedExport.status()).isEqualTo(403);
    JsonNode verdict =
        supervisor.get(PlantPort.COMPLIANCE_SERVICE, "/api/compliance/audit/verify").json();
    assertThat(verdict.path("ok").asBoolean()).as("%s", verdict).isTrue();
    assertThat(
            plant.count(
                "compliance", "select count(*) from audit_log where payload like '%refused%'"))
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void anAcknowledgementIsInTheShiftLogOnce() {
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() -> assertThat(raised(TAG)).isNotEmpty());
    Line raised = raised(TAG).getFirst();
    Answer answer =
        operator.post(
            PlantPort.ALERT_ENGINE,
            "/api/alerts/" + raised.text("alarm_id") + "/ack",
            "{\"occurrence_id\":\"%s\",\"comment\":\"filter taken off line\"}"
                .formatted(raised.text("occurrence_id")));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(logEntries("entry_type=ALARM_ACKNOWLEDGED"))
                .filteredOn(entry -> entry.path("body").asText().contains("filter taken"))
                .hasSize(1));
  }

  @Test
  void aForgedRoleHeaderAndAMissingTokenOpenNothing() {
    Answer answer =
        operator.open(PlantPort.COMPLIANCE_SERVICE, "POST", "/api/compliance/export", "{}");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  private JsonNode awaitReviewSlots() {
    await()
        .atMost(RunningPlant.patience().plus(Duration.ofMinutes(1)))
        .untilAsserted(() -> assertThat(reviewLines()).isNotEmpty());
    return reviewLines().getFirst();
  }

  private List<JsonNode> reviewLines() {
    JsonNode queue = supervisor.get(PlantPort.COMPLIANCE_SERVICE, "/api/compliance/review").json();
    return StreamSupport.stream(queue.path("items").spliterator(), false)
        .filter(line -> line.path("in_review").asLong() > 0)
        .toList();
  }

  private List<Line> workOrdersFor(String asset) {
    return topics.all(Topics.WORK_ORDERS.name()).stream()
        .filter(line -> line.text("event_type").equals("work_order_created"))
        .filter(line -> line.text("asset_id").equals(asset))
        .toList();
  }

  /** Our own: what the plant's SCADA raises on the same tag ends when it says so. */
  private List<Line> raised(String tag) {
    return topics.all(Topics.ALARM_EVENTS.name()).stream()
        .filter(line -> line.text("event_type").equals("RAISED"))
        .filter(line -> line.text("origin").equals("ENGINE"))
        .filter(line -> line.text("tag_name").equals(tag))
        .toList();
  }

  private List<JsonNode> logEntries(String filter) {
    String[] nameAndValue = filter.split("=", 2);
    JsonNode page =
        operator
            .get(
                PlantPort.ELOG_SERVICE,
                "/api/logs?plant_id=wtp-1&limit=200&"
                    + nameAndValue[0]
                    + "="
                    + URLEncoder.encode(nameAndValue[1], StandardCharsets.UTF_8))
            .json();
    return StreamSupport.stream(page.path("items").spliterator(), false).toList();
  }

  private static String decision(String period) {
    return "{" + period + ",\"meaning\":\"reviewed and approved\"}";
  }

  private static Set<String> texts(JsonNode items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(field).asText())
        .collect(Collectors.toSet());
  }
}
