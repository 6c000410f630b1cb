package org.penstock.cmms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.app.follow.SweepDoubles;
import org.penstock.kit.work.StopSignal;

/** A fault that has two work orders in the CMMS is found, told once, and forgotten when mended. */
@QuarkusTest
class DoublesIT extends ServiceTest {

  @Inject SweepDoubles sweep;

  @Test
  void aSecondWorkOrderForAFaultIsFoundAndToldOnceUntilItIsCancelled() {
    String id = createdWorkOrder();
    String other = someoneElseCreates(history(id).getString("work_order.external_ref"));

    sweep(id);
    sweep(id);

    JsonPath doubled = doubled();
    assertThat(doubled.getList("items.work_order_id", String.class)).containsOnlyOnce(id);
    assertThat(doubled.param("id", id).getString("items.find { it.work_order_id == id }.other_id"))
        .isEqualTo(other);
    assertThat(rows(id)).isEqualTo(1);

    standIn.setStatus(other, "CANCELED");
    sweep(id);

    assertThat(doubled().getList("items.work_order_id", String.class)).doesNotContain(id);
    assertThat(rows(id)).isEqualTo(1);
  }

  @Test
  void aFaultWithOneWorkOrderIsNotTold() {
    String id = createdWorkOrder();

    sweep(id);

    assertThat(doubled().getList("items.work_order_id", String.class)).doesNotContain(id);
  }

  @Test
  void aSweepThatTheCmmsDoesNotAnswerSaysNothing() {
    String id = createdWorkOrder();
    someoneElseCreates(history(id).getString("work_order.external_ref"));
    standIn.failUntilCleared("filter-ignored");

    sweep(id);

    assertThat(rows(id)).isZero();
  }

  private String createdWorkOrder() {
    String id = create();
    awaitOneWorkOrder(id);
    return id;
  }

  /** A sender that stood still too long, for example. */
  private String someoneElseCreates(String reference) {
    List<Integer> keys =
        given()
            .baseUri(config.getValue("cmms.connector.base-url", String.class))
            .auth()
            .preemptive()
            .basic("wtp-1", "local-cmms-key")
            .contentType(ContentType.JSON)
            .body(
                """
                [{"Reason": "Turbidity of filter 2 is high", "UDFChar10": "%s",
                  "AssetRef": {"ID": "FILTER-2"}, "TypeDetails": {"Value": "CM"},
                  "PriorityDetails": {"Value": "1"}}]
                """
                    .formatted(reference))
            .post("/workorders")
            .jsonPath()
            .getList("Results.PK");
    return keys.getFirst().toString();
  }

  /** Looks through this one alone. */
  private void sweep(String id) {
    jdbi.useHandle(handle -> {
      handle.execute("update work_order set swept_at = now()");
      handle.execute(
          "update work_order set swept_at = now() - interval '2 hours' where id = ?",
          UUID.fromString(id));
    });
    sweep.step(new StopSignal());
  }

  private JsonPath doubled() {
    return as(AUDITOR).get("doubled?limit=200").then().statusCode(200).extract().jsonPath();
  }

  private int rows(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from doubled where work_order_id = :id")
            .bind("id", UUID.fromString(id))
            .mapTo(Integer.class)
            .one());
  }
}
