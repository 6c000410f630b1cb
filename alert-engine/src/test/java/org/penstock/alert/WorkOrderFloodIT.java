package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.WorkOrderRequest;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

/** A flood of alarms: five work orders pass, one tells of the rest, and a supervisor decides. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class WorkOrderFloodIT {

  private static final String HELD = "/api/alerts/work-orders/held";

  private final Plant plant = new Plant();

  @BeforeEach
  void waitUntilReady() {
    People.waitUntilReady();
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void whatIsTooManyWaitsForASupervisorAndOneRequestTellsOfIt() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String tag : List.of("one", "two", "three", "four", "five", "six", "seven")) {
      values.put("flooded." + tag, 2.0);
    }
    People.values(values);

    await().atMost(People.SOON).until(() -> requests("alarm-flood|flooded").size() == 1);
    WorkOrderRequest notice = requests("alarm-flood|flooded").getFirst();
    assertThat(notice.title()).isEqualTo("Alarm flood in area flooded");
    assertThat(passed()).isEqualTo(5);
    List<String> held =
        Plant.as(TestTokens.auditor())
            .get(HELD)
            .then()
            .statusCode(200)
            .body("items.area", equalTo(List.of("flooded", "flooded")))
            .body("items.state", equalTo(List.of("HELD", "HELD")))
            .extract()
            .path("items.id");
    String first = Plant.as(TestTokens.auditor()).get(HELD + "?limit=1").path("items[0].id");
    String cursor = Plant.as(TestTokens.auditor()).get(HELD + "?limit=1").path("next_cursor");
    assertThat(first).isEqualTo(held.getFirst());
    Plant.as(TestTokens.auditor())
        .get(HELD + "?limit=1&cursor=" + cursor)
        .then()
        .body("items[0].id", equalTo(held.get(1)))
        .body("next_cursor", nullValue());

    // The same fault once more waits with the first, and the flood is told of once.
    String key = Plant.as(TestTokens.auditor()).get(HELD).path("items[0].request.dedupe_key");
    String again = "flooded." + tagOf(key);
    People.value(again, 0);
    People.value(again, 2);
    Plant.as(TestTokens.auditor()).get(HELD).then().body("items.times", equalTo(List.of(2, 1)));

    decide(held.get(0), "release", "", 422, "invalid-body");
    for (int time = 1; time <= 2; time++) {
      Plant.as(TestTokens.supervisor())
          .header("Idempotency-Key", "release-" + held.get(0))
          .body(Map.of("reason", "the valve is ours"))
          .post(HELD + "/" + held.get(0) + "/release")
          .then()
          .statusCode(200)
          .body("state", equalTo("RELEASED"))
          .body("decision.by.username", equalTo("supervisor"))
          .body("decision.reason", equalTo("the valve is ours"));
    }
    Plant.as(TestTokens.supervisor())
        .body(Map.of("reason", "follows from the first"))
        .post(HELD + "/" + held.get(1) + "/drop")
        .then()
        .statusCode(200)
        .body("state", equalTo("DROPPED"));
    decide(held.get(0), "drop", "too late", 409, "already-decided");
    await().atMost(People.SOON).until(() -> passed() == 6);
    assertThat(requests(key)).hasSize(1);
    assertThat(requests(key).getFirst().requestId()).isEqualTo(held.get(0));
    assertThat(requests("alarm-flood|flooded")).hasSize(1);
    Plant.as(TestTokens.auditor()).get(HELD).then().body("items.size()", equalTo(0));
  }

  private static void decide(String id, String what, String reason, int status, String code) {
    Plant.as(TestTokens.admin())
        .body(Map.of("reason", reason))
        .post(HELD + "/" + id + "/" + what)
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private int passed() {
    int passed = 0;
    for (int i = 1; i <= 7; i++) {
      passed += requests("VALVE-%d|flood-%d".formatted(i, i)).size();
    }
    return passed;
  }

  private List<WorkOrderRequest> requests(String dedupeKey) {
    return plant.read(Topics.WORK_ORDER_REQUESTS, dedupeKey, WorkOrderRequest.class);
  }

  private static String tagOf(String dedupeKey) {
    int number = Integer.parseInt(dedupeKey.substring(dedupeKey.length() - 1));
    return List.of("one", "two", "three", "four", "five", "six", "seven").get(number - 1);
  }
}
