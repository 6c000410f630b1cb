package org.penstock.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do with work orders and with the connector; all of it stands in the log. */
@QuarkusTest
class PeopleIT extends ServiceTest {

  private static final String REASON = "{\"reason\": \"wrong filter\"}";

  @AfterEach
  void resume() {
    as(SUPERVISOR).post("connector/resume");
  }

  @Test
  void nothingIsSentWhileTheConnectorIsHaltedAndAllOfItAfterwards() {
    halt();
    String id = create();
    as(AUDITOR)
        .get("connector")
        .then()
        .body("state", is("HALTED"))
        .body("reason", is("upgrade of the CMMS"))
        .body("halted_by", is("supervisor"));
    as(SUPERVISOR).body(reason("again")).post("connector/pause").then().statusCode(409);
    assertThat(history(id).getString("work_order.state")).isEqualTo("PENDING");
    assertThat(standIn.postsSeen(history(id).getString("work_order.external_ref"))).isZero();

    as(OPERATOR).post("connector/resume").then().statusCode(403);
    as(SUPERVISOR).post("connector/resume").then().statusCode(200).body("state", not("HALTED"));

    awaitOneWorkOrder(id);
    as(SUPERVISOR).post("connector/resume").then().statusCode(409);
  }

  @Test
  void aWorkOrderIsTakenBackAsLongAsTheCmmsCannotHaveIt() {
    halt();
    String id = create();

    as(OPERATOR).body(REASON).post(id + "/withdraw").then().statusCode(403);
    as(SUPERVISOR).body("{}").post(id + "/withdraw").then().statusCode(422);
    as(SUPERVISOR)
        .body(REASON)
        .post(id + "/withdraw")
        .then()
        .statusCode(200)
        .body("state", is("WITHDRAWN"))
        .body("failure_reason", is("wrong filter"));
    as(SUPERVISOR).post("connector/resume");

    String again = create();
    awaitOneWorkOrder(again);
    assertThat(history(id).getList("attempts.kind")).containsExactly("WITHDRAW");
    assertThat(history(id).getString("attempts[0].detail")).isEqualTo("supervisor: wrong filter");
    assertThat(standIn.postsSeen(history(id).getString("work_order.external_ref"))).isZero();
    assertThat(kafka.told(id))
        .extracting(event -> event.path("event_type").asText())
        .containsExactly("work_order_cancelled");
    as(SUPERVISOR)
        .body(REASON)
        .post(again + "/withdraw")
        .then()
        .statusCode(409)
        .body("code", is("perhaps-in-cmms"));
  }

  @Test
  void aWorkOrderInDoubtIsNotTakenBackAndNotHastened() {
    standIn.fail("reset-after-commit", 1);
    String id = create();
    awaitState(id, "UNKNOWN");

    as(SUPERVISOR).body(REASON).post(id + "/withdraw").then().statusCode(409);
    as(OPERATOR).post(id + "/retry").then().statusCode(409).body("code", is("not-waiting"));

    awaitOneWorkOrder(id);
  }

  @Test
  void aWaitingWorkOrderIsSentAtOnce() {
    halt();
    String id = create();
    jdbi.useHandle(handle ->
        handle.execute(
            "update work_order set next_attempt_at = now() + interval '1 hour' where id = ?",
            java.util.UUID.fromString(id)));
    as(SUPERVISOR).post("connector/resume");

    as(OPERATOR).post(id + "/retry").then().statusCode(200).body("state", is("PENDING"));

    JsonPath history = awaitOneWorkOrder(id);
    assertThat(history.getList("attempts.kind")).containsExactly("RETRY", "CREATE");
  }

  @Test
  void allFailedOnesAreSentAgainOnceTheirAssetIsMapped() throws Exception {
    List<String> failed = List.of(createFor("BLOWER-7"), createFor("BLOWER-8"));
    failed.forEach(id -> awaitState(id, "DEAD"));
    String mapping = Files.readString(mappingFile());
    Files.writeString(
        mappingFile(),
        mapping.replace("assets:\n", "assets:\n  BLOWER-7: HL-PUMP-1\n  BLOWER-8: HL-PUMP-2\n"));
    try {
      as(OPERATOR).post("replay").then().statusCode(403);
      as(SUPERVISOR)
          .post("replay?limit=1000")
          .then()
          .statusCode(200)
          .body("items.work_order_id", hasItem(failed.get(0)))
          .body("items.work_order_id", hasItem(failed.get(1)));
      failed.forEach(id -> awaitState(id, "CREATED"));
    } finally {
      Files.writeString(mappingFile(), mapping);
    }
  }

  @Test
  void aFailedOneIsSentForAnotherAsset() {
    String id = createFor("NOT-MAPPED");
    awaitState(id, "DEAD");

    as(OPERATOR).body("{\"asset_id\": \"FILTER-1\"}").post(id + "/asset").then().statusCode(403);
    as(SUPERVISOR).body("{}").post(id + "/asset").then().statusCode(422);
    as(SUPERVISOR)
        .body("{\"asset_id\": \"FILTER-1\"}")
        .post(id + "/asset")
        .then()
        .statusCode(200)
        .body("asset_id", is("FILTER-1"));

    JsonPath history = awaitState(id, "CREATED");
    assertThat(standIn.creates(history.getString("work_order.external_ref"))).isEqualTo(1);
    assertThat(history.getList("attempts.kind")).containsExactly("CREATE", "CORRECT", "CREATE");
    assertThat(history.getString("attempts[1].detail")).contains("NOT-MAPPED is FILTER-1");
    as(SUPERVISOR)
        .body("{\"asset_id\": \"FILTER-2\"}")
        .post(id + "/asset")
        .then()
        .statusCode(409)
        .body("code", is("not-failed"));
  }

  /** One that was deleted in the CMMS would keep its fault for ever. */
  @Test
  void aPersonClosesOneOfWhichTheCmmsDoesNotTellAndTheFaultGetsANewOne() {
    String id = create();
    awaitOneWorkOrder(id);

    as(OPERATOR).body(REASON).post(id + "/close").then().statusCode(403);
    as(SUPERVISOR)
        .body(REASON)
        .post(id + "/close")
        .then()
        .statusCode(200)
        .body("state", is("CLOSED"));
    assertThat(kafka.told(id))
        .extracting(event -> event.path("event_type").asText())
        .containsExactly("work_order_created", "work_order_closed");

    String again = create();
    assertThat(again).isNotEqualTo(id);
    awaitOneWorkOrder(again);
    as(SUPERVISOR).body(REASON).post(id + "/close").then().statusCode(409);
  }

  private void halt() {
    as(SUPERVISOR)
        .body(reason("upgrade of the CMMS"))
        .post("connector/pause")
        .then()
        .statusCode(200);
  }

  private static String reason(String text) {
    return "{\"reason\": \"%s\"}".formatted(text);
  }

  private String createFor(String asset) {
    return as(OPERATOR)
        .body(body(asset))
        .post("create")
        .then()
        .statusCode(201)
        .extract()
        .path("work_order_id");
  }
}
