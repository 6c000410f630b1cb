package org.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.plant.up.PlantPort;

/**
 * {@code kill -9} of alert-engine after each step of the transaction that stores a batch. The
 * history must be that of a run without any kill: each trip of a pump raised, returned and numbered
 * once.
 */
@ExtendWith(OnePlant.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EKilledBetweenStepsST {

  private static final String PUMP_1 = "highlift.pump1.fault";
  private static final String PUMP_2 = "highlift.pump2.fault";

  private final RunningPlant plant;
  private final AlarmTopic alarms;
  private final Caller operator;
  private final StopHere stopHere;
  private int raisedBefore1;
  private int raisedBefore2;

  EKilledBetweenStepsST(RunningPlant plant) {
    this.plant = plant;
    this.alarms = new AlarmTopic(new TopicReader(plant));
    this.operator = new Caller(plant, "operator");
    this.stopHere = new StopHere(plant);
  }

  @BeforeAll
  void install() {
    stopHere.install();
    awaitReturnOf(PUMP_1);
    awaitReturnOf(PUMP_2);
    raisedBefore1 = alarms.ofTag(PUMP_1, "RAISED").size();
    raisedBefore2 = alarms.ofTag(PUMP_2, "RAISED").size();
  }

  @AfterAll
  void remove() {
    stopHere.disarm();
    stopHere.remove();
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({
    "consumer_offset insert, highlift.pump1.fault",
    "alarm update,           highlift.pump2.fault",
    "alarm_timer delete,     highlift.pump1.fault",
    "alarm_timer insert,     highlift.pump2.fault",
    "alarm_event insert,     highlift.pump1.fault",
    "outbox insert,          highlift.pump2.fault",
    "commit,                 highlift.pump1.fault"
  })
  void aTripDuringWhichTheTransactionIsCutAtAStepRaisesItsAlarmOnce(String step, String tag) {
    awaitReturnOf(tag);
    int before = alarms.ofTag(tag, "RAISED").size();
    stopHere.arm(step);
    operator.open(PlantPort.PLANT_CONTROL, "POST", forced(tag), "{\"value\": true}");
    stopHere.awaitStop();
    plant.kill("alert-engine");
    stopHere.disarm();
    plant.restart("alert-engine");
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() -> assertThat(alarms.ofTag(tag, "RAISED")).as(step).hasSize(before + 1));
    operator.open(PlantPort.PLANT_CONTROL, "POST", forced(tag), "{\"value\": false}");
    awaitReturnOf(tag);
  }

  @Test
  @Order(2)
  void theHistoryIsThatOfARunWithoutKills() {
    assertThat(alarms.ofTag(PUMP_1, "RAISED")).hasSize(raisedBefore1 + 4);
    assertThat(alarms.ofTag(PUMP_2, "RAISED")).hasSize(raisedBefore2 + 3);
    assertThat(
            plant.count(
                "alert",
                "select count(*) from (select alarm_id from alarm_event group by alarm_id"
                    + " having max(seq) <> count(*) or min(seq) <> 1) as holed"))
        .as("alarms with a hole in their history")
        .isZero();
    List.of(PUMP_1, PUMP_2)
        .forEach(tag -> operator.open(PlantPort.PLANT_CONTROL, "DELETE", forced(tag), ""));
  }

  private void awaitReturnOf(String tag) {
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(alarms.ofTag(tag, "RETURNED")).hasSameSizeAs(alarms.ofTag(tag, "RAISED")));
  }

  private static String forced(String tag) {
    return "/tags/" + tag + "/value";
  }
}
