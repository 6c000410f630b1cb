package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.domain.port.RuleSource;
import org.penstock.plant.test.PlantTestResource;

/** How often the rules file is read. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class RulesFileIT {

  private final LoadRules loadRules;
  private final CurrentRules rules;
  private final RuleSource file;
  private final AtomicInteger reads = new AtomicInteger();

  @Inject
  RulesFileIT(LoadRules loadRules, CurrentRules rules, RuleSource source) {
    this.loadRules = loadRules;
    this.rules = rules;
    this.file = ClientProxy.unwrap(source);
  }

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> Plant.as("").get("/q/health/ready").then().statusCode(200));
  }

  /** The real file, as if its text were another one each time the mark is. */
  private void fileIsMarked(String mark) {
    QuarkusMock.installMockForType(
        () -> {
          RuleSource.Text text = file.now();
          return new RuleSource.Text() {
            @Override
            public String mark() {
              return mark;
            }

            @Override
            public RuleSource.Content read() {
              reads.incrementAndGet();
              return text.read();
            }
          };
        },
        RuleSource.class);
  }

  @Test
  void aFileThatWasTakenInIsReadAgainOnlyWhenItHasChanged() {
    int inForce = rules.set().active().size();
    assertThat(inForce).isPositive();

    fileIsMarked("one text");
    loadRules.load();
    loadRules.load();
    assertThat(reads).hasValue(1);

    fileIsMarked("another text");
    loadRules.load();
    assertThat(reads).hasValue(2);
    assertThat(rules.set().active()).hasSize(inForce);
    assertThat(rules.faults()).isEmpty();
  }
}
