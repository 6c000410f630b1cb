package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.SourceState;
import org.penstock.ingest.app.trust.WatchServers;

/** Scenario 28: the server's clock is ten minutes off. */
@Tag("scenario")
class Scenario28ClockSkewIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "PT-10M"})
  void theServiceConnectsAndMeasuresHowFarTheClockIsOff(Duration skew) {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200))) {
      rig.plant().start();
      rig.plant().plant().skewClock(skew);
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
      WatchServers watch = rig.service().opcua().watch();
      rig.waitUntil(
          "the clock is read",
          Duration.ofSeconds(10),
          () -> watch.advice(ScenarioRig.SOURCE).size() == 1);

      assertThat(rig.service().opcua().skews().get(ScenarioRig.SOURCE))
          .isCloseTo(skew, Duration.ofSeconds(2));
      assertThat(watch.advice(ScenarioRig.SOURCE).getFirst())
          .contains("s %s ours".formatted(skew.isNegative() ? "behind" : "ahead of"));
      rig.waitUntil("values", Duration.ofSeconds(20), () -> rig.readings().size() > 100);
    }
  }
}
