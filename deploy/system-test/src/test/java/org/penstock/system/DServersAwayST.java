package org.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.plant.up.PlantPort;

/**
 * Every OPC UA server is away: scada-ingest starts, is ready and stays so, stops at once while it
 * tries again, and connects by itself when the server comes.
 */
@ExtendWith(OnePlant.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DServersAwayST {

  private static final String SERVICE = "scada-ingest";
  private static final String SERVER = "simulated-plant";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /** Attempts are made at pauses that grow up to 30 s: some fall into this time. */
  private static final Duration WATCHED = Duration.ofSeconds(40);

  private final RunningPlant plant;
  private final Caller operator;

  DServersAwayST(RunningPlant plant) {
    this.plant = plant;
    this.operator = new Caller(plant, "operator");
  }

  @Test
  @Order(1)
  void aStartWithAllServersAwayIsReadyAndStaysReady() {
    plant.kill(SERVER);
    plant.terminate(SERVICE);
    plant.restart(SERVICE);
    awaitState("UNREACHABLE");
    await()
        .during(WATCHED)
        .atMost(WATCHED.plus(RunningPlant.patience()))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> readiness().equals("UP"));
    assertThat(source().path("state").asText()).isEqualTo("UNREACHABLE");
    assertThat(source().path("data_flowing").asBoolean()).isFalse();
  }

  @Test
  @Order(2)
  void aStopWhileItTriesToConnectEndsInTime() {
    awaitState("UNREACHABLE");
    Duration took = plant.terminate(SERVICE);
    plant.say("scada-ingest stopped in " + took.toMillis() + " ms while its server was away");
    assertThat(took).isLessThanOrEqualTo(STOP_LIMIT);
  }

  @Test
  @Order(3)
  void theSourceConnectsWhenItsServerComes() {
    plant.restart(SERVICE);
    awaitState("UNREACHABLE");
    plant.restart(SERVER);
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(source().path("data_flowing").asBoolean()).as("%s", source()).isTrue());
    assertThat(readiness()).isEqualTo("UP");
  }

  private void awaitState(String state) {
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() -> assertThat(source().path("state").asText()).isEqualTo(state));
  }

  private JsonNode source() {
    return operator.get(PlantPort.SCADA_INGEST, "/api/scada/sources").json().path("items").path(0);
  }

  private String readiness() {
    return operator
        .open(PlantPort.SCADA_INGEST, "GET", "/q/health/ready", "")
        .json()
        .path("status")
        .asText();
  }
}
