package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.alert.app.tell.Telling;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.port.Alarms.Change;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.signal.Level;
import org.penstock.plant.test.PlantTestResource;

/** Alarms as rows: what one transaction changes of several. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class AlarmRowsIT {

  private static final Instant NOW = Samples.noon(10);

  private final Alarms alarms;
  private final Jdbi jdbi;

  @Inject
  AlarmRowsIT(Alarms alarms, Jdbi jdbi) {
    this.alarms = alarms;
    this.jdbi = jdbi;
  }

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> Plant.as("").get("/q/health/ready").then().statusCode(200));
  }

  @AfterEach
  void forget() {
    jdbi.useHandle(handle -> handle.execute("delete from alarm where alarm_id like 'rows-%'"));
  }

  /** A batch takes the type of a value from its first row, where there may be none. */
  @Test
  void alarmsThatAreOpenAndOthersThatAreNotAreStoredTogetherInEitherOrder() {
    AlarmRule quiet = rule("rows-quiet");
    AlarmRule loud = rule("rows-loud");
    Alarm normal = Alarm.untouched(quiet.alarmId());
    Alarm open =
        new AlarmLife(loud, UUID::randomUUID)
            .observe(Alarm.untouched(loud.alarmId()), Samples.reading("rows.level", "5", 1))
            .alarm();
    assertThat(open.open()).isPresent();
    Change first = change(quiet, normal.stored());
    Change second = change(loud, open.stored());
    QuarkusTransaction.requiringNew()
        .run(() ->
            alarms.create(
                List.of(change(quiet, normal), change(loud, Alarm.untouched(loud.alarmId())))));

    QuarkusTransaction.requiringNew().run(() -> alarms.update(List.of(first, second), false));
    QuarkusTransaction.requiringNew()
        .run(() ->
            alarms.update(
                List.of(
                    change(loud, open.stored().stored()), change(quiet, normal.stored().stored())),
                false));

    assertThat(alarms.find(loud.alarmId()).orElseThrow().state()).isEqualTo("UNACK");
    assertThat(alarms.find(quiet.alarmId()).orElseThrow().state()).isEqualTo("NORM");
  }

  private static AlarmRule rule(String id) {
    return Samples.rule(
        id, "rows.level", Samples.limits("0", 0, Map.of(Level.H, "4")), Behaviour.USUAL);
  }

  private static Change change(AlarmRule rule, Alarm alarm) {
    return new Change(alarm, Telling.state(rule, alarm, NOW));
  }
}
