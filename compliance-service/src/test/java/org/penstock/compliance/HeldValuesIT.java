package org.penstock.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.penstock.compliance.PlantTopics.json;
import static org.penstock.compliance.PlantTopics.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.plant.test.PlantTestResource;

/** Tags that are quiet: scada-ingest tells their last value again, as heartbeats. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "compliance"),
    scope = TestResourceScope.GLOBAL)
class HeldValuesIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String PH = "disinfection.ph";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final Period period = Period.next();
  private final String run = UUID.randomUUID().toString();
  private PlantTopics topics;

  @BeforeEach
  void open() {
    topics = new PlantTopics(broker);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aValueThatHeldFillsAQuietSlotFlaggedUntilASampleComes() {
    Instant taken = period.minute(0).plusSeconds(10);
    topics.sendReading(run + "-1", PH, taken, 7.5);
    Instant before = period.minute(0).minusSeconds(600);
    topics.send(PH, json(heartbeat("-2", before, period.minute(0).plusSeconds(5), 7.9)));
    topics.send(PH, json(heartbeat("-3", taken, period.minute(2).plusSeconds(5), 7.5)));
    topics.send(
        PH,
        json(heartbeat("-4", taken, period.minute(3).plusSeconds(5), 7.5).put("quality", "STALE")));
    awaitSlots(period.minute(0), period.minute(2));

    JsonPath readings = Calls.readings(PH, period.from(), period.to());
    assertThat(readings.<String>getList("items[0].flags")).isEmpty();
    assertThat(readings.getDouble("items[0].value")).isEqualTo(7.5);
    assertThat(readings.<String>getList("items[1].flags")).containsExactly("HELD_VALUE");
    assertThat(readings.getDouble("items[1].value")).isEqualTo(7.5);

    topics.sendReading(run + "-5", PH, period.minute(2).plusSeconds(30), 7.25);

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          JsonPath latest = Calls.readings(PH, period.from(), period.to());
          assertThat(latest.getDouble("items[1].value")).isEqualTo(7.25);
          assertThat(latest.<String>getList("items[1].flags")).doesNotContain("HELD_VALUE");
        });
  }

  private ObjectNode heartbeat(String id, Instant taken, Instant told, double value) {
    return reading(run + id, PH, taken, value)
        .put("origin", "heartbeat")
        .put("ingest_timestamp", told.toString());
  }

  private void awaitSlots(Instant... starts) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    Calls.readings(PH, period.from(), period.to())
                        .<String>getList("items.slot_start"))
                .extracting(Instant::parse)
                .containsExactly(starts));
  }
}
