package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.plant.test.PlantTestResource;

/** When the rules file is taken in. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class RulesFileIT {

  private final LoadRules loadRules;
  private final CurrentRules rules;
  private final Jdbi jdbi;

  @Inject
  RulesFileIT(LoadRules loadRules, CurrentRules rules, Jdbi jdbi) {
    this.loadRules = loadRules;
    this.rules = rules;
    this.jdbi = jdbi;
  }

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> Plant.as("").get("/q/health/ready").then().statusCode(200));
  }

  /** Which text was taken in last, and when. */
  record Taken(String mark, OffsetDateTime takenAt) {}

  private Taken taken() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select mark, taken_at from rule_file_taken")
            .map((rows, _) ->
                new Taken(rows.getString("mark"), rows.getObject("taken_at", OffsetDateTime.class)))
            .one());
  }

  @Test
  void aFileThatWasTakenInIsLeftAloneUntilItsMarkIsAnotherOne() {
    loadRules.load();
    Taken first = taken();
    int inForce = rules.set().active().size();
    assertThat(inForce).isPositive();

    loadRules.load();
    assertThat(taken()).isEqualTo(first);
    assertThat(rules.set().active()).hasSize(inForce);

    jdbi.useHandle(handle -> handle.execute("update rule_file_taken set mark = 'of another text'"));
    loadRules.load();
    assertThat(taken().mark()).isEqualTo(first.mark());
    assertThat(taken().takenAt()).isAfter(first.takenAt());
    assertThat(rules.set().active()).hasSize(inForce);
  }
}
