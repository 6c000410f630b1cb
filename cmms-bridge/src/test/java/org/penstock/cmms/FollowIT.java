package org.penstock.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.app.follow.FollowWorkOrders;
import org.penstock.kit.work.StopSignal;

/** What becomes of a work order in the CMMS is read back and told, once. */
@QuarkusTest
class FollowIT extends ServiceTest {

  @Inject FollowWorkOrders follow;

  @Test
  void aWorkOrderThatLiesThereUntouchedIsToldOfOnce() {
    String id = created();

    ask();

    JsonPath order = history(id);
    assertThat(order.getString("work_order.external_status")).isEqualTo("OPEN");
    assertThat(order.getString("work_order.external_status_raw")).isEqualTo("REQUESTED");
    assertThat(kafka.told(id)).hasSize(1);
  }

  @Test
  void eachChangeOfItsStatusIsToldOnce() {
    String id = created();

    setStatus(id, "ONHOLD");
    ask();
    ask();
    setStatus(id, "ISSUED");
    ask();

    JsonPath order = history(id);
    assertThat(order.getString("work_order.state")).isEqualTo("CREATED");
    assertThat(order.getString("work_order.external_status_raw")).isEqualTo("ISSUED");
    awaitTold(id, "work_order_created null", "work_order_updated ON_HOLD");
  }

  @Test
  void aFaultThatComesAgainAfterTheRepairGetsANewWorkOrder() {
    String id = created();
    setStatus(id, "COMPLETE");
    ask();
    assertThat(history(id).getString("work_order.state")).isEqualTo("CLOSED");
    awaitTold(id, "work_order_created null", "work_order_closed COMPLETED");

    String again = create();

    assertThat(again).isNotEqualTo(id);
    JsonPath order = awaitOneWorkOrder(again);
    assertThat(order.getString("work_order.external_ref"))
        .isNotEqualTo(history(id).getString("work_order.external_ref"));
    assertThat(history(id).getInt("work_order.occurrence_count")).isEqualTo(1);
  }

  @Test
  void theSameAlarmAskedForAgainAfterItsWorkOrderIsOverGetsAnother() {
    kafka.request(turbidityRequest());
    String id = idOfAlarm();
    awaitState(id, "CREATED");
    setStatus(id, "CLOSED");
    ask();

    kafka.request(turbidityRequest());

    await().atMost(SOON).untilAsserted(() -> assertThat(idsOfAlarm()).hasSize(2).contains(id));
    idsOfAlarm().forEach(each -> awaitAnyState(each, "CREATED", "CLOSED"));
  }

  @Test
  void aCancelledWorkOrderIsToldAsCancelled() {
    String id = created();
    setStatus(id, "CANCELED");

    ask();

    assertThat(history(id).getString("work_order.state")).isEqualTo("CANCELLED");
    awaitTold(id, "work_order_created null", "work_order_cancelled CANCELLED");
    assertThat(as(AUDITOR).get("?state=CANCELLED&limit=200").asString()).contains(id);
  }

  @Test
  void anAnswerWithWorkOrdersThatNobodyAskedForChangesNothing() {
    String other = created();
    String id = createdFor("FILTER-3");
    setStatus(other, "CLOSED");
    setStatus(id, "CLOSED");
    standIn.failUntilCleared("filter-ignored");

    onlyAskAfter(id);
    for (int i = 0; i < 3; i++) {
      follow.step(new StopSignal());
    }

    assertThat(history(id).getString("work_order.state")).isEqualTo("CREATED");
    standIn.work();
    ask();
    assertThat(history(id).getString("work_order.state")).isEqualTo("CLOSED");
  }

  @Test
  void aFaultThatComesAgainBeforeTheRepairIsReadBackGetsItsOwnWorkOrder() {
    String id = created();
    ask();
    as(OPERATOR).body(body("FILTER-2")).post("create").then().statusCode(200);
    setStatus(id, "COMPLETE");

    ask();

    assertThat(history(id).getString("work_order.state")).isEqualTo("CLOSED");
    String again = idsOfAlarm().stream().filter(each -> !each.equals(id)).findFirst().orElseThrow();
    awaitOneWorkOrder(again);
    ask();
    assertThat(idsOfAlarm()).hasSize(2);
  }

  private String created() {
    return createdFor("FILTER-2");
  }

  private String createdFor(String asset) {
    String id =
        as(OPERATOR)
            .body(body(asset))
            .post("create")
            .then()
            .statusCode(201)
            .extract()
            .path("work_order_id");
    awaitOneWorkOrder(id);
    return id;
  }

  private void setStatus(String id, String status) {
    standIn.setStatus(history(id).getString("work_order.external_id"), status);
  }

  /** Asks after all that there are, and returns when all the answers are stored. */
  private void ask() {
    String now =
        jdbi.withHandle(handle ->
            handle.createQuery("select clock_timestamp()::text").mapTo(String.class).one());
    await().atMost(SOON).until(() -> askOnce(now) == 0);
  }

  /**
   * One call; how many of those that were there before are still to be asked after. What a busy
   * machine did not answer is due again, and what a repair has led to since is another question.
   */
  private long askOnce(String now) {
    String unasked =
        " where state = 'CREATED' and created_at < cast(:now as timestamptz)"
            + " and (external_status_asked is null"
            + " or external_status_asked < cast(:now as timestamptz))";
    jdbi.useHandle(handle ->
        handle
            .createUpdate("update work_order set asked_at = now() - interval '1 day'" + unasked)
            .bind("now", now)
            .execute());
    follow.step(new StopSignal());
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from work_order" + unasked)
            .bind("now", now)
            .mapTo(Long.class)
            .one());
  }

  private void onlyAskAfter(String id) {
    jdbi.useHandle(handle -> {
      handle.execute("update work_order set asked_at = now()");
      handle.execute(
          "update work_order set asked_at = now() - interval '1 day' where id = ?",
          java.util.UUID.fromString(id));
    });
  }

  private void awaitTold(String id, String... lines) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(kafka.told(id)).extracting(FollowIT::line).containsExactly(lines));
  }

  private static String line(JsonNode event) {
    return event.path("event_type").asText() + " " + event.path("external_status").asText("null");
  }

  private List<String> idsOfAlarm() {
    return as(AUDITOR)
        .get("?limit=200")
        .jsonPath()
        .param("alarm", alarm)
        .getList("items.findAll { it.source_alarm_id == alarm }.work_order_id");
  }

  private void awaitAnyState(String id, String... states) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(states).contains(history(id).getString("work_order.state")));
  }
}
