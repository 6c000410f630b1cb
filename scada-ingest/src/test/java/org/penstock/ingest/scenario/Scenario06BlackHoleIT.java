package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;

/** Scenario 6: the network swallows every packet and says nothing. */
@Tag("scenario")
class Scenario06BlackHoleIT {

  /** Keep-alive interval, 4 s, its time-out, 5 s, and 5 s more. */
  private static final Duration LIMIT = Duration.ofSeconds(14);

  @TempDir Path folder;

  @Test
  void itIsNoticedWithinKeepAliveAndTimeOutAndNothingIsMissingAfterwards() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200)).startAll()) {
      rig.cable().blackHole();
      Instant begin = Instant.now();
      rig.waitFor(SourceState.RECOVERING);
      assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);

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
