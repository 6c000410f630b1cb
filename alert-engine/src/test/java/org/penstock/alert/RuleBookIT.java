package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

/** Rules that people change while the engine runs. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class RuleBookIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String RULES = "/api/alerts/rules";
  private static final String PROPOSALS = RULES + "/proposals";

  private final Plant plant = new Plant();

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
  void aSupervisorProposesAnAdminApprovesAndTheRuleIsInForceAtOnce() {
    Plant.as(TestTokens.operator())
        .body(body(rule("book-new", "1"), "new analyser"))
        .post(PROPOSALS)
        .then()
        .statusCode(403);
    String id = proposed(rule("book-new", "1"), "new analyser");
    Plant.as(TestTokens.supervisor())
        .post(PROPOSALS + "/" + id + "/approve")
        .then()
        .statusCode(403);
    Plant.as(TestTokens.auditor())
        .get(PROPOSALS + "?state=OPEN")
        .then()
        .statusCode(200)
        .body("items.proposal_id", hasItem(id));
    approve(id).statusCode(200).body("state", equalTo("APPROVED")).body("version", equalTo(1));
    Plant.as(TestTokens.operator())
        .get(RULES)
        .then()
        .statusCode(200)
        .body("items.find { it.id == 'book-new' }.state", equalTo("IN_FORCE"))
        .body("items.find { it.id == 'book-new' }.reason", equalTo("new analyser"));
    plant.send("filters.book-new", "2", Plant.now().minusSeconds(60));
    assertThat(events("book-new@BOOK-1", 1).getFirst().eventType())
        .isEqualTo(AlarmEventType.RAISED);
    approve(id).statusCode(409).body("code", equalTo("already-decided"));
  }

  @Test
  void anAcknowledgedAlarmStaysAcknowledgedWhenItsRuleChanges() {
    inForce("book-hot", "1");
    Instant start = Plant.now().minusSeconds(60);
    plant.send("filters.book-hot", "3", start);
    String alarm = "book-hot@BOOK-1";
    String occurrence = events(alarm, 1).getFirst().occurrenceId();
    Plant.as(TestTokens.operator())
        .body("{\"occurrence_id\": \"%s\"}".formatted(occurrence))
        .post("/api/alerts/" + alarm + "/ack")
        .then()
        .statusCode(200);
    inForce("book-hot", "2");
    Plant.as(TestTokens.operator())
        .get("/api/alerts/" + alarm)
        .then()
        .body("base_state", equalTo("ACKED"));
    plant.send("filters.book-hot", "4", start.plusSeconds(10));
    plant.send("filters.book-hot", "1.5", start.plusSeconds(20));
    List<AlarmEvent> events = events(alarm, 4);
    assertThat(events)
        .extracting(AlarmEvent::eventType)
        .containsExactly(
            AlarmEventType.RAISED,
            AlarmEventType.ACKNOWLEDGED,
            AlarmEventType.RETURNED,
            AlarmEventType.CLEARED);
    assertThat(events.get(2).ruleVersion()).isEqualTo(2);
    Plant.as(TestTokens.auditor())
        .get(RULES + "/book-hot/versions?limit=1")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(2)))
        .body("items[0].actor.role", equalTo("Supervisor"))
        .body("items[0].approved_by.role", equalTo("Admin"))
        .body("next_cursor", not(nullValue()));
  }

  @Test
  void aRetiredRuleClearsItsAlarmAndTakesItFromTheTopicAndTheLists() {
    inForce("book-gone", "1");
    String alarm = "book-gone@BOOK-1";
    plant.send("filters.book-gone", "3", Plant.now().minusSeconds(60));
    events(alarm, 1);
    String id =
        Plant.as(TestTokens.supervisor())
            .body("{\"retire\": \"book-gone\", \"reason\": \"removed\"}")
            .post(PROPOSALS)
            .then()
            .statusCode(201)
            .extract()
            .path("proposal_id");
    approve(id).statusCode(200);
    assertThat(events(alarm, 2).get(1).eventType()).isEqualTo(AlarmEventType.CLEARED);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(plant.read(Topics.ALARM_STATES.name(), alarm).getLast().value()).isNull());
    Plant.as(TestTokens.operator())
        .get("/api/alerts?state=NORM,UNACK,RTNUN&limit=200")
        .then()
        .body("items.alarm_id", not(hasItem(alarm)));
    plant.send("filters.book-gone", "4", Plant.now().minusSeconds(30));

    inForce("book-gone", "1");
    plant.send("filters.book-gone", "5", Plant.now().minusSeconds(10));
    assertThat(events(alarm, 3)).extracting(AlarmEvent::seq).containsExactly(1L, 2L, 3L);
  }

  @Test
  void nobodyApprovesTheOwnProposalAndNobodyOverwritesALaterChange() {
    String own =
        Plant.as(TestTokens.admin())
            .body(body(rule("book-own", "1"), "mine"))
            .post(PROPOSALS)
            .then()
            .statusCode(201)
            .extract()
            .path("proposal_id");
    approve(own).statusCode(403).body("code", equalTo("separation-of-duties"));
    inForce("book-own", "2");
    Plant.as(TestTokens.of("admin-2", "Second Admin", "Admin"))
        .post(PROPOSALS + "/" + own + "/approve")
        .then()
        .statusCode(409)
        .body("code", equalTo("rule-changed"))
        .body("version", equalTo(1));
    Plant.as(TestTokens.admin())
        .body("{\"comment\": \"too late\"}")
        .post(PROPOSALS + "/" + own + "/reject")
        .then()
        .statusCode(200)
        .body("state", equalTo("REJECTED"))
        .body("comment", equalTo("too late"));
  }

  @Test
  void whatIsExportedAndImportedAgainChangesNothing() {
    for (String format : List.of("yaml", "csv")) {
      String type = format.equals("csv") ? "text/csv" : "application/yaml";
      String sheet =
          Plant.as(TestTokens.auditor())
              .get(RULES + "/export." + format)
              .then()
              .statusCode(200)
              .extract()
              .asString();
      imported(sheet, type, "?reason=none")
          .statusCode(200)
          .body("rows.effect", everyItem(equalTo("UNCHANGED")))
          .body("rows.rule_id", hasItem("quick"));
    }
  }

  @Test
  void anImportProposesWhatItChangesOrNothingWhereARowIsFaulty() {
    inForce("book-sheet", "1");
    String sound = "id,deadband\n";
    imported(sound + "book-sheet,wide\n", "text/csv", "?reason=tuned")
        .statusCode(422)
        .body("code", equalTo("faulty-rows"))
        .body("rows[0].row", equalTo(2))
        .body("rows[0].faults[0]", equalTo("deadband 'wide' is not a number"));
    String row =
        """
        id,kind,area,tag,asset_id,title,levels.H.limit,priority,alarm_class
        book-sheet,LIMIT,filters,filters.book-sheet,BOOK-1,Book,7,LOW,PROCESS
        """;
    imported(row, "text/csv", "?dry_run=true")
        .statusCode(200)
        .body("rows[0].effect", equalTo("CHANGED"))
        .body("rows[0].proposal_id", nullValue());
    String id =
        imported(row, "text/csv", "?reason=tuned")
            .statusCode(200)
            .extract()
            .path("rows[0].proposal_id");
    approve(id).statusCode(200).body("version", equalTo(2));
    imported(row, "text/csv", "?reason=tuned").body("rows[0].effect", equalTo("UNCHANGED"));
  }

  @Test
  void aDraftIsCheckedAndEveryFaultNamed() {
    Plant.as(TestTokens.supervisor())
        .body("{\"rule\": {\"id\": \"X\", \"kind\": \"LIMIT\"}}")
        .post(RULES + "/validate")
        .then()
        .statusCode(200)
        .body("sound", equalTo(false))
        .body("rows[0].faults", hasItem(containsString("id 'X' must match")))
        .body("rows[0].faults", hasItem("tag is missing"));
  }

  @Test
  void aDraftIsTriedOnTheReadingsThatCameBesideTheVersionInForce() {
    inForce("book-try", "10");
    Instant start = Plant.now().minusSeconds(600);
    for (String value : List.of("0", "3", "0", "3", "11", "0")) {
      start = start.plusSeconds(30);
      plant.send("filters.book-try", value, start);
    }
    events("book-try@BOOK-1", 2);
    Plant.as(TestTokens.operator())
        .body("{\"rule\": %s, \"hours\": 1}".formatted(rule("book-try", "2")))
        .post(RULES + "/simulate")
        .then()
        .statusCode(403);
    Plant.as(TestTokens.supervisor())
        .body("{\"rule\": %s, \"hours\": 1}".formatted(rule("book-try", "2")))
        .post(RULES + "/simulate")
        .then()
        .statusCode(200)
        .body("cut", equalTo(false))
        .body("draft.raised", equalTo(2))
        .body("draft.occurrences[0].active", equalTo("PT30S"))
        .body("draft.active", equalTo("PT1M30S"))
        .body("live_version", equalTo(1))
        .body("live.raised", equalTo(1));
    Plant.as(TestTokens.supervisor())
        .body("{\"rule\": %s, \"hours\": 1000}".formatted(rule("book-try", "2")))
        .post(RULES + "/simulate")
        .then()
        .statusCode(422)
        .body("code", equalTo("too-far-back"))
        .body("most_hours", equalTo(336));
  }

  private void inForce(String id, String limit) {
    approve(proposed(rule(id, limit), "for the test")).statusCode(200);
  }

  private static String proposed(String rule, String reason) {
    return Plant.as(TestTokens.supervisor())
        .body(body(rule, reason))
        .post(PROPOSALS)
        .then()
        .statusCode(201)
        .extract()
        .path("proposal_id");
  }

  private static ValidatableResponse approve(String id) {
    return Plant.as(TestTokens.admin()).post(PROPOSALS + "/" + id + "/approve").then();
  }

  private static ValidatableResponse imported(String sheet, String type, String query) {
    return Plant.as(TestTokens.supervisor())
        .contentType(type)
        .body(sheet.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post(RULES + "/import" + query)
        .then();
  }

  private static String body(String rule, String reason) {
    return "{\"rule\": %s, \"reason\": \"%s\"}".formatted(rule, reason);
  }

  private static String rule(String id, String limit) {
    return """
    {"id": "%s", "kind": "LIMIT", "area": "filters", "tag": "filters.%s",
     "asset_id": "BOOK-1", "title": "Book", "levels": {"H": {"limit": %s}},
     "priority": "LOW", "alarm_class": "PROCESS"}
    """
        .formatted(id, id, limit);
  }

  private List<AlarmEvent> events(String alarm, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(plant.read(Topics.ALARM_EVENTS, alarm, AlarmEvent.class))
                .hasSizeGreaterThanOrEqualTo(count));
    return plant.read(Topics.ALARM_EVENTS, alarm, AlarmEvent.class);
  }
}
