package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.GapRecovery;
import org.penstock.event.SourceState;

/** Scenario 3: the network is cut for 3, 12 and 40 s, with security and a user name. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class Scenario03NetworkCutIT {

  @ParameterizedTest
  @ValueSource(ints = {3, 12, 40})
  void nothingIsMissingAndNothingIsDoubled(int seconds, @TempDir Path folder) {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200)).startAll()) {
      rig.cable().cut();
      rig.waitFor(SourceState.RECOVERING);
      ScenarioRig.letPass(Duration.ofSeconds(seconds));
      rig.cable().heal();
      Instant healed = Instant.now();

      rig.waitForValuesAfter(healed);
      rig.waitFor(SourceState.RUNNING);

      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(rig.gaps())
          .singleElement()
          .satisfies(gap -> {
            assertThat(gap.to()).isNotNull();
            assertThat(gap.recovery()).isEqualTo(GapRecovery.COMPLETE);
          });
    }
  }

  /** The session is over on the server, the subscription is not: it moves to a new session. */
  @ParameterizedTest
  @ValueSource(ints = 15)
  void nothingIsMissingWhenTheSessionHasExpiredMeanwhile(int seconds, @TempDir Path folder) {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200))) {
      rig.sourceFile().with("session_timeout", "PT6S");
      rig.startAll();
      rig.cable().cut();
      rig.waitFor(SourceState.RECOVERING);
      ScenarioRig.letPass(Duration.ofSeconds(seconds));
      assertThat(rig.plant().plant().server().sessions()).isZero();
      rig.cable().heal();
      Instant healed = Instant.now();

      rig.waitForValuesAfter(healed);
      rig.waitFor(SourceState.RUNNING);

      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
    }
  }
}
