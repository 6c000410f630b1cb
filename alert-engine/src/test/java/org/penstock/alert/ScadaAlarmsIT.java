package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.alert.app.scada.FollowConditions;
import org.penstock.alert.domain.scada.Said;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.WorkOrderRequest;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

/** The SCADA system's own alarms, from its topic to the list and to the topics of alarms. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class ScadaAlarmsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Plant plant = new Plant();
  private final ScadaSide scada;
  private final Instant start = Plant.now().minusSeconds(60);
  private final FollowConditions followConditions;

  @Inject
  ScadaAlarmsIT(FollowConditions followConditions, Jdbi jdbi) {
    this.followConditions = followConditions;
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
  void aConditionIsOneAlarmThatScadaRaisesAcknowledgesAndClears() {
    scada.say("whole", active(1, false).with("active_effective", "High"));
    scada.say("whole", active(2, true).with("client_user_id", "hmi-1").with("comment", "Seen"));
    scada.say("whole", inactive(3, true));
    scada.say("whole", active(4, false));

    List<AlarmEvent> events = scada.events("whole", 5);
    assertThat(events)
        .extracting(AlarmEvent::eventType)
        .containsExactly(
            AlarmEventType.RAISED,
            AlarmEventType.ACKNOWLEDGED,
            AlarmEventType.RETURNED,
            AlarmEventType.CLEARED,
            AlarmEventType.RAISED);
    assertThat(events).extracting(AlarmEvent::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    AlarmEvent raised = events.getFirst();
    assertThat(raised.origin()).isEqualTo(AlarmOrigin.SCADA);
    assertThat(raised.occurredAt()).isEqualTo(start.plusSeconds(1));
    assertThat(raised.priority()).isEqualTo(AlarmPriority.HIGH);
    assertThat(raised.level()).isEqualTo("H");
    assertThat(raised.message()).isEqualTo("Tank alarm H: The tank is too full");
    assertThat(Objects.requireNonNull(events.get(1).actor()).sub()).isEqualTo("scada:plc-test");
    assertThat(events.get(1).comment()).isEqualTo("Seen");

    List<AlarmSnapshot> states =
        plant.read(Topics.ALARM_STATES, ScadaSide.id("whole"), AlarmSnapshot.class);
    assertThat(states.getLast().state()).isEqualTo("UNACK");
    assertThat(states.getLast().origin()).isEqualTo(AlarmOrigin.SCADA);
    Plant.as(TestTokens.auditor())
        .get("/api/alerts?origin=SCADA&q=" + ScadaSide.id("whole"))
        .then()
        .statusCode(200)
        .body("items.alarm_id", equalTo(List.of(ScadaSide.id("whole"))))
        .body("items[0].asset_id", equalTo(ScadaSide.SOURCE));
  }

  @Test
  void theSameEventTwiceAndABranchChangeNothing() {
    Said raise = active(10, false);
    scada.say("twice", raise);
    scada.say("twice", raise);
    scada.say("twice", inactive(20, false));
    scada.say("twice", raise);
    scada.say("twice", active(21, false).with("branch_id", "ns=1;i=7"));
    scada.settle("twice");
    assertThat(scada.events("twice", 2))
        .extracting(AlarmEvent::eventType)
        .containsExactly(AlarmEventType.RAISED, AlarmEventType.RETURNED);
    assertThat(scada.rows("twice")).isEqualTo(2);
    assertThat(scada.state("twice", "RTNUN").occurrenceId())
        .isEqualTo(scada.events("twice", 2).getFirst().occurrenceId());
  }

  @Test
  void whatWasTakenBeforeACrashAndNotStoredIsTakenOnce() {
    Said raise = ScadaSide.of("crashed", active(1, false));
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  followConditions.take(List.of(raise.event()));
                  throw new CrashedException();
                }))
        .isInstanceOf(CrashedException.class);
    assertThat(scada.rows("crashed")).isZero();
    scada.say("crashed", raise);
    scada.say("crashed", raise);
    scada.settle("crashed");
    assertThat(scada.events("crashed", 1)).hasSize(1);
    assertThat(scada.rows("crashed")).isEqualTo(1);
  }

  @Test
  void whatEndedUnseenIsClearedAndSaysSo() {
    scada.say("unseen", active(1, false));
    scada.say(
        "unseen",
        inactive(30, false).with("acked", null).with("refresh", true).with("reconciled", true));
    AlarmEvent cleared = scada.events("unseen", 2).get(1);
    assertThat(cleared.eventType()).isEqualTo(AlarmEventType.CLEARED);
    assertThat(cleared.reasonCode()).isEqualTo("RECONCILED");
    assertThat(cleared.returnedAt()).isNull();
    scada.state("unseen", "NORM");
  }

  @Test
  void whatCannotBeReadIsSetAsideAndASymbolThatIsNotKnownClearsNothing() {
    scada.send("broken", "not json".getBytes(StandardCharsets.UTF_8));
    scada.send("broken", "{\"event_id\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    scada.say("broken", active(1, false).with("shelving", "MoonShelved"));
    scada.say("broken", Said.at(start.plusSeconds(2)).with("shelving", "MoonShelved"));
    scada.settle("broken");
    assertThat(scada.events("broken", 1)).hasSize(1);
    scada.state("broken", "UNACK");
    assertThat(scada.deadLetters("broken")).isEqualTo(3);
  }

  @Test
  void whileAConditionSpeaksForARuleOneAlarmIsShownAndOneWorkOrderAskedFor() {
    plant.send("tanks.level", "2", start);
    scada.stateOf("tank-high@TANK-9", "UNACK");
    scada.say("tanks.level.alarm", active(10, false));
    AlarmSnapshot covered = scada.stateOf("tank-high@TANK-9", "SUPPRESSED_BY_DESIGN");
    assertThat(covered.suppressedBy())
        .isEqualTo("COVERED_BY plc-test|nsu=urn:test;s=tanks.level.alarm");
    AlarmSnapshot speaking = scada.state("tanks.level.alarm", "UNACK");
    assertThat(speaking.assetId()).isEqualTo("TANK-9");
    assertThat(speaking.message()).startsWith("Tank 9 is high");
    // Both ask with the key of the one fault, and of one key there is one open work order.
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    plant.read(
                        Topics.WORK_ORDER_REQUESTS, "TANK-9|tank-high", WorkOrderRequest.class))
                .extracting(WorkOrderRequest::sourceAlarmId)
                .containsExactly("tank-high@TANK-9", ScadaSide.id("tanks.level.alarm")));

    plant.send("tanks.level", "0", start.plusSeconds(20));
    scada.say("tanks.level.alarm", inactive(21, true));
    scada.state("tanks.level.alarm", "NORM");
    scada.stateOf("tank-high@TANK-9", "NORM");
  }

  @Test
  void theOwnerOfATagDecidesWhoseAlarmsOfItCount() {
    scada.own(AlarmOrigin.ENGINE);
    scada.say("owned", active(1, false).with("tag_name", "tanks.owned"));
    scada.settle("owned");
    assertThat(scada.rows("owned")).isZero();
    plant.send("tanks.owned", "2", start.plusSeconds(2));
    scada.stateOf("tank-owned@TANK-8", "UNACK");

    scada.own(AlarmOrigin.SCADA);
    scada.state("owned", "UNACK");
    scada.stateOf("tank-owned@TANK-8", "NORM");
    assertThat(scada.state("owned", "UNACK").area()).isEqualTo("tanks");
    assertThat(scada.state("owned", "UNACK").assetId()).isEqualTo("TANK-8");
    Plant.as(TestTokens.operator())
        .get("/api/alerts/rules")
        .then()
        .body(
            "items.find { it.id == 'tank-owned' }.fault", containsString("are the SCADA system's"));

    scada.own(AlarmOrigin.ENGINE);
    scada.state("owned", "NORM");
    assertThat(scada.events("owned", 2).getLast().reasonCode()).isEqualTo("CONFIG");
    // The value that stands is judged by the rule that is in force again.
    scada.stateOf("tank-owned@TANK-8", "UNACK");
  }

  @Test
  void peopleActOnItAndAShelfEndsByItself() {
    scada.say("acted", active(1, false));
    AlarmSnapshot alarm = scada.state("acted", "UNACK");
    Plant.as(TestTokens.operator())
        .body(
            Map.of(
                "occurrence_id",
                Objects.requireNonNull(alarm.occurrenceId()),
                "mode",
                "TIMED",
                "duration",
                "PT2S",
                "reason",
                "MAINTENANCE"))
        .post("/api/alerts/" + ScadaSide.id("acted") + "/shelve")
        .then()
        .statusCode(200)
        .body("state", equalTo("SHELVED"));
    scada.say("acted", active(2, true));
    scada.state("acted", "ACKED");
    assertThat(scada.events("acted", 5))
        .extracting(AlarmEvent::eventType)
        .containsExactly(
            AlarmEventType.RAISED,
            AlarmEventType.SHELVED,
            AlarmEventType.UNSHELVED,
            AlarmEventType.RAISED,
            AlarmEventType.ACKNOWLEDGED);
  }

  private static final class CrashedException extends IllegalStateException {}

  private Said active(long second, boolean isAcked) {
    return Said.active(start.plusSeconds(second), isAcked)
        .with("tag_name", null)
        .with("condition_name", "Tank alarm")
        .with("message", "The tank is too full");
  }

  private Said inactive(long second, boolean isAcked) {
    return active(second, isAcked).with("active", false);
  }
}
