package org.penstock.cmms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.cmms.app.ClaimNext;
import org.penstock.cmms.app.RecordOutcome;
import org.penstock.cmms.app.TakeRequest;
import org.penstock.cmms.domain.Attempt;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.Requests;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.connector.PushResult;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/** The fault matrix, by the number of its rows; the stand-in CMMS counts the creates. */
@QuarkusTest
class DispatchFaultsIT extends ServiceTest {

  @Inject TakeRequest takeRequest;
  @Inject ClaimNext claimNext;
  @Inject RecordOutcome recordOutcome;
  @Inject CmmsConnector connector;

  @Test
  void row2ARequestThatIsDeliveredAgainMakesNoSecondWorkOrder() {
    WorkOrderRequest request = turbidityRequest();
    kafka.request(request);
    kafka.request(request);
    String id = idOfAlarm();
    kafka.request(request);

    JsonPath history = awaitOneWorkOrder(id);

    assertThat(history.getInt("work_order.occurrence_count")).isEqualTo(1);
    assertThat(history.getInt("work_order.attempts")).isEqualTo(1);
    assertThat(history.getBoolean("work_order.adopted")).isFalse();
  }

  @Test
  void row3ASenderThatDiesBeforeItSendsIsReplacedAndSendsNothingLater() {
    WorkOrder claimed = takenAndClaimedByAGhost();

    JsonPath history = awaitOneWorkOrder(claimed.id().toString());

    assertThat(history.getList("attempts.outcome"))
        .containsExactly(
            "DOUBTFUL", "NOTHING_FOUND", "NOTHING_FOUND", "NOTHING_FOUND", "DELIVERED");
    assertThat(history.getBoolean("work_order.adopted")).isFalse();
  }

  @Test
  void row4AnAnswerThatIsLostAfterTheCommitIsFoundByOurReference() {
    standIn.fail("reset-after-commit", 1);
    String id = create();

    JsonPath history = awaitOneWorkOrder(id);

    assertThat(history.getBoolean("work_order.adopted")).isTrue();
    assertThat(history.getList("attempts.kind")).containsExactly("CREATE", "SEARCH");
    assertThat(standIn.postsSeen(history.getString("work_order.external_ref"))).isEqualTo(1);
  }

  @Test
  void row5AnAnswerThatWasNotStoredIsFoundByOurReference() {
    WorkOrder claimed = takenAndClaimedByAGhost();
    assertThat(connector.push(claimed)).isInstanceOf(PushResult.Delivered.class);

    JsonPath history = awaitOneWorkOrder(claimed.id().toString());

    assertThat(history.getBoolean("work_order.adopted")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-body", "not-json", "no-id", "500-after-commit"})
  void row6AnAnswerThatMakesNoSenseIsFoundByOurReference(String fault) {
    standIn.fail(fault, 1);
    String id = create();

    JsonPath history = awaitOneWorkOrder(id);

    assertThat(history.getBoolean("work_order.adopted")).isTrue();
    assertThat(standIn.postsSeen(history.getString("work_order.external_ref"))).isEqualTo(1);
  }

  @Test
  void row7ACommitThatComesAfterTheTimeoutIsFoundByOurReference() {
    standIn.fail("slow-commit", 1, Duration.ofMillis(1_500));
    String id = create();

    JsonPath history = awaitOneWorkOrder(id);

    assertThat(history.getBoolean("work_order.adopted")).isTrue();
    assertThat(history.getString("attempts[0].failure_class")).isEqualTo("TIMEOUT");
  }

  /** The first search comes before the index has it, the second one after. */
  @Test
  void row8AnIndexThatLagsBehindTheCreateMakesNoSecondWorkOrder() {
    standIn.fail("reset-and-lag", 1, Duration.ofMillis(3_500));
    String id = create();

    JsonPath history = awaitOneWorkOrder(id);

    assertThat(history.getBoolean("work_order.adopted")).isTrue();
    assertThat(history.getList("attempts.kind")).containsExactly("CREATE", "SEARCH", "SEARCH");
    assertThat(history.getList("attempts.outcome"))
        .containsExactly("DOUBTFUL", "NOTHING_FOUND", "FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset-before-commit", "500-before-commit"})
  void aRequestThatIsLostBeforeTheCommitIsSentAgainOnlyAfterTwoEmptySearches(String fault) {
    standIn.fail(fault, 1);
    String id = create();

    JsonPath history = awaitOneWorkOrder(id);

    assertThat(history.getList("attempts.kind"))
        .containsExactly("CREATE", "SEARCH", "SEARCH", "SEARCH", "CREATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate-limited", "too-many-requests"})
  void row9TheRateLimitBurnsNoAttemptAndCastsNoDoubt(String fault) {
    standIn.fail(fault, 3, Duration.ofSeconds(1));
    String id = create();

    JsonPath history = awaitOneWorkOrder(id);

    assertThat(history.getList("attempts.kind")).doesNotContain("SEARCH");
    assertThat(history.getList("attempts.failure_class"))
        .startsWith("THROTTLED")
        .endsWith((Object) null);
  }

  @Test
  void row10AWrongPasswordPausesTheConnectorAndKillsNothing() {
    standIn.failUntilCleared("unauthorized");
    String id = create();
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          JsonPath gate = as(OPERATOR).get("connector").jsonPath();
          assertThat(gate.getString("state")).isEqualTo("PAUSED");
          assertThat(gate.getString("failure_class")).isEqualTo("AUTH");
        });
    assertThat(as(SUPERVISOR).post("connector/verify").path("steps[0].says").toString())
        .contains("does not take the connection key or the API key");
    assertThat(history(id).getString("work_order.state")).isEqualTo("RETRY");
    assertThat(history(id).getList("attempts")).hasSize(1);

    standIn.work();

    assertThat(awaitOneWorkOrder(id).getList("attempts")).hasSize(2);
  }

  @Test
  void anOutageStopsTheCallsAndEndsByItself() {
    standIn.failUntilCleared("outage");
    List<String> ids = new ArrayList<>(List.of(create()));
    awaitState(ids.getFirst(), "UNKNOWN");
    for (int i = 0; i < 6; i++) {
      ids.add(create("outage-" + i));
    }
    await().atMost(SOON).until(() -> "PAUSED".equals(as(AUDITOR).get("connector").path("state")));

    standIn.work();

    ids.forEach(this::awaitOneWorkOrder);
    assertThat(standIn.oracle().path("doubled")).isEmpty();
  }

  @Test
  void row14AnOutcomeThatComesAfterTheLeaseChangesNothing() {
    WorkOrder claimed = takenAndClaimedByAGhost();
    String id = claimed.id().toString();
    awaitState(id, "UNKNOWN");
    Outcome late = new Outcome.Delivered(new ExternalOrder("999999", "late"));
    Instant now = Instant.now();

    recordOutcome.record(
        claimed,
        late,
        List.of(new Attempt(claimed.id(), 1, Attempt.Kind.CREATE, "ghost", now, now, late, false)));

    JsonPath history = awaitOneWorkOrder(id);
    assertThat(history.getString("work_order.external_id")).isNotEqualTo("999999");
    assertThat(history.getList("attempts.fenced")).containsOnlyOnce(true);
    assertThat(given().basePath("").get("/q/metrics").asString())
        .as("two work orders for one fault are told")
        .contains("penstock_cmms_orders_doubled_total");
  }

  @Test
  void row15AnUnknownAssetFailsVisiblyAndGoesThroughOnceItIsMapped() throws IOException {
    String id =
        as(OPERATOR)
            .body(body("NEW-PUMP"))
            .post("create")
            .then()
            .statusCode(201)
            .extract()
            .path("work_order_id");
    JsonPath failed = awaitState(id, "DEAD");
    assertThat(failed.getString("work_order.failure_reason")).contains("asset NEW-PUMP");
    assertThat(
            as(OPERATOR)
                .get("?state=DEAD&asset=NEW-PUMP")
                .jsonPath()
                .getList("items.work_order_id"))
        .contains(id);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(kafka.told(id))
                .singleElement()
                .satisfies(event -> {
                  assertThat(event.path("event_type").asText()).isEqualTo("work_order_failed");
                  assertThat(event.path("failure_reason").asText()).contains("NEW-PUMP");
                }));

    as(OPERATOR).post(id + "/replay").then().statusCode(403);
    mapAsset("NEW-PUMP", "HL-PUMP-1");
    as(SUPERVISOR).post(id + "/replay").then().statusCode(200);

    JsonPath history = awaitState(id, "CREATED");
    assertThat(standIn.creates(history.getString("work_order.external_ref"))).isEqualTo(1);
    assertThat(history.getList("attempts.kind")).containsExactly("CREATE", "REPLAY", "CREATE");
    as(SUPERVISOR).post(id + "/replay").then().statusCode(409);
  }

  @Test
  void row16ASearchWhoseFilterIsIgnoredFindsNothingAndProvesNothing() {
    awaitOneWorkOrder(create("another"));
    standIn.fail("reset-after-commit", 1);
    String id = create();
    awaitState(id, "UNKNOWN");
    standIn.failUntilCleared("filter-ignored");
    await()
        .atMost(SOON)
        .until(() -> history(id).getList("attempts.outcome").contains("SEARCH_FAILED"));
    assertThat(history(id).getString("work_order.state")).isNotEqualTo("CREATED");

    standIn.work();

    JsonPath history = awaitOneWorkOrder(id);
    assertThat(history.getBoolean("work_order.adopted")).isTrue();
    assertThat(standIn.postsSeen(history.getString("work_order.external_ref"))).isEqualTo(1);
  }

  /** Taken and claimed in one transaction, so that the running sender cannot be faster. */
  private WorkOrder takenAndClaimedByAGhost() {
    WorkOrderRequest request =
        Requests.of(
            UUID.randomUUID().toString(), alarm, WorkOrderPriority.EMERGENCY, WorkType.CORRECTIVE);
    WorkOrder claimed =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              takeRequest.take(request, "test");
              return claimNext.claim("ghost").orElseThrow();
            });
    assertThat(claimed.request().requestId()).isEqualTo(request.requestId());
    return claimed;
  }

  private String create(String otherAlarm) {
    return as(OPERATOR)
        .body(body("FILTER-3").replace(alarm, alarm + otherAlarm))
        .post("create")
        .then()
        .statusCode(201)
        .extract()
        .path("work_order_id");
  }

  /** Replaced as an editor does it; the time stamp moves even on a coarse clock. */
  private void mapAsset(String ours, String theirs) throws IOException {
    Path file = mappingFile();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("assets:\n", "assets:\n  " + ours + ": " + theirs + "\n"));
    Files.setLastModifiedTime(
        file, java.nio.file.attribute.FileTime.from(Instant.now().plusSeconds(5)));
  }
}
