package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;

/** Scenario 1: the server comes up after the service. */
@Tag("scenario")
class Scenario01ServerUpAfterClientIT {

  @TempDir Path folder;

  @Test
  void theServiceConnectsByItselfAndDoesNotExit() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200))) {
      rig.startService();
      rig.waitFor(SourceState.UNREACHABLE);
      assertThat(rig.service().isWhole()).isTrue();
      assertThat(rig.service().isReady()).isTrue();

      rig.plant().start();

      rig.waitFor(SourceState.RUNNING);
      rig.waitForValuesAfter(Instant.now());
      assertThat(rig.service().isWhole()).isTrue();
      assertThat(rig.service().isReady()).isTrue();
      assertThat(rig.statuses())
          .anySatisfy(status -> {
            assertThat(status.state()).isEqualTo(SourceState.UNREACHABLE);
            assertThat(status.reason()).isNotBlank();
            assertThat(status.advice()).isNotBlank();
          });
      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
    }
  }
}
