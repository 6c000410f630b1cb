package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;

/** Scenario 18: the server tells clients to connect to a host that they cannot reach. */
@Tag("scenario")
class Scenario18UnreachableHostIT {

  @TempDir Path folder;

  private ScenarioRig rig() throws IOException {
    ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200));
    rig.plant().start();
    rig.plant().plant().restart(setup -> setup.advertising("plc-7.plant.invalid"));
    return rig;
  }

  @Test
  void theHostThatWeCameByIsUsed() throws IOException {
    try (ScenarioRig rig = rig()) {
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
    }
  }

  @Test
  void aConfiguredHostAndPortAreUsedInstead() throws IOException {
    try (ScenarioRig rig = rig()) {
      // Questions go to the plant itself, the session through the cable.
      rig.sourceFile().at(java.util.List.of(rig.plant().plant().endpointUrl()));
      rig.sourceFile()
          .with(
              "security",
              "{ policy: Basic256Sha256, mode: SignAndEncrypt, host_override: 'localhost:%d' }"
                  .formatted(rig.cable().port()));
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
      assertThat(rig.cable().connections()).isEqualTo(1);
    }
  }

  @Test
  void theDiscoveryPathIsGoodEnough() throws IOException {
    try (ScenarioRig rig = rig()) {
      rig.sourceFile().at(java.util.List.of(ScenarioRig.url(rig.cable()) + "/discovery"));
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
    }
  }
}
