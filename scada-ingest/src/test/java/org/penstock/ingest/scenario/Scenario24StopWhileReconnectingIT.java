package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.penstock.event.SourceState;

/** Scenario 24: the service is stopped while it tries to reconnect. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class Scenario24StopWhileReconnectingIT {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Longer than the library's longest pause between its attempts. */
  private static final Duration LONG_AFTER = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void itEndsWithin5SecondsAndNothingConnectsLaterWhenTheNetworkIsCut() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(500)).startAll()) {
      rig.cable().cut();
      rig.waitFor(SourceState.RECOVERING);
      assertEndsAndStaysAway(rig);
    }
  }

  @Test
  void itEndsWithin5SecondsAndNothingConnectsLaterWhenTheNetworkIsSilent() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(500)).startAll()) {
      rig.cable().blackHole();
      rig.waitFor(SourceState.RECOVERING);
      assertEndsAndStaysAway(rig);
    }
  }

  @Test
  void itEndsWithin5SecondsAndNothingConnectsLaterWhenTheFirstAttemptIsUnderWay() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(500))) {
      rig.plant().start();
      rig.cable().blackHole();
      rig.startService();
      rig.waitUntil("an attempt", LIMIT, () -> rig.cable().accepted() > 0);
      assertEndsAndStaysAway(rig);
    }
  }

  private static void assertEndsAndStaysAway(ScenarioRig rig) {
    assertThat(rig.stopService()).isLessThan(LIMIT);
    long connections = rig.cable().accepted();
    rig.cable().heal();
    ScenarioRig.letPass(LONG_AFTER);
    assertThat(rig.cable().accepted()).isEqualTo(connections);
    assertThat(rig.cable().connections()).isZero();
  }
}
