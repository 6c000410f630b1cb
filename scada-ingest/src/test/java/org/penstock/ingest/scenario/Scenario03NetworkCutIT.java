package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Gap;
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
      // Not before what the server had queued is there.
      rig.waitUntil("caught up", Duration.ofSeconds(20), () -> rig.gaps().getFirst().to() != null);
      assertThat(rig.gaps())
          .singleElement()
          .extracting(Gap::recovery)
          .isEqualTo(GapRecovery.COMPLETE);
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

  /** The server loses its queues before they have drained: what was in them must be in a gap. */
  @Test
  void whatIsLostWhileACutIsCaughtUpIsInAGap(@TempDir Path folder) throws IOException {
    try (ScenarioRig rig =
        ScenarioRig.in(folder, Duration.ofMillis(200))
            // So few values in a notification that the queues drain slowly over a slow network.
            .with("scada.collecting.max-notifications", "10")
            .with("scada.backfill.automatic", "false")
            .startAll()) {
      rig.cable().cut();
      rig.waitFor(SourceState.RECOVERING);
      ScenarioRig.letPass(Duration.ofSeconds(15));
      rig.cable().heal();
      rig.cable().delay(Duration.ofMillis(100));
      rig.waitFor(SourceState.RUNNING);
      ScenarioRig.letPass(Duration.ofSeconds(3));

      rig.plant().plant().restart();
      rig.cable().heal();
      Instant restarted = Instant.now();
      rig.waitForValuesAfter(restarted);
      rig.waitFor(SourceState.RUNNING);

      rig.waitUntilNothingIsMissing();
      assertThat(rig.gaps()).noneMatch(gap -> gap.recovery() == GapRecovery.COMPLETE);
    }
  }
}
