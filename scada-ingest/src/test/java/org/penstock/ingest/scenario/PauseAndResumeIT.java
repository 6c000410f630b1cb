package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.GapCause;
import org.penstock.event.SourceState;

/** A person takes a source out for a while. */
@Tag("scenario")
class PauseAndResumeIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void aPausedSourceHasNoSessionAndItsGapSaysMaintenance() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(500)).startAll()) {
      rig.service().opcua().pause(ScenarioRig.SOURCE);
      rig.waitFor(SourceState.PAUSED);
      rig.waitUntil("no session", SOON, () -> rig.plant().plant().server().sessions() == 0);
      ScenarioRig.letPass(Duration.ofSeconds(3));
      assertThat(rig.state()).isEqualTo(SourceState.PAUSED);

      rig.service().opcua().resume(ScenarioRig.SOURCE);
      rig.waitFor(SourceState.RUNNING);
      rig.waitForValuesAfter(Instant.now());

      rig.waitUntilNothingIsMissing();
      rig.waitUntil(
          "the gap's end", SOON, () -> rig.gaps().stream().allMatch(gap -> gap.to() != null));
      assertThat(rig.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.cause()).isEqualTo(GapCause.MAINTENANCE));
      assertThat(rig.doubled()).isEmpty();
    }
  }

  @Test
  void aPausedSourceStopsAtOnce() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(500)).startAll()) {
      rig.service().opcua().pause(ScenarioRig.SOURCE);
      rig.waitFor(SourceState.PAUSED);
      assertThat(rig.stopService()).isLessThan(Duration.ofSeconds(5));
    }
  }
}
