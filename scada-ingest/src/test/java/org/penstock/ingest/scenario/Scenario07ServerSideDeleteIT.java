package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;

/** Scenario 7: the server deletes our subscriptions and does not say so. */
@Tag("scenario")
class Scenario07ServerSideDeleteIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void theyAreMadeAnewWithin30SecondsAndTheGapIsOnRecord() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200)).startAll()) {
      rig.plant().plant().server().deleteSubscriptions();
      Instant deleted = Instant.now();

      rig.waitUntil("a gap", LIMIT, () -> rig.gaps().stream().anyMatch(gap -> gap.to() != null));
      rig.waitForValuesAfter(Instant.now());

      assertThat(Duration.between(deleted, Instant.now())).isLessThan(LIMIT);
      rig.waitFor(SourceState.RUNNING);
      assertThat(rig.counters().steps(Step.RECREATE_SUBSCRIPTIONS)).isPositive();
      assertThat(rig.gaps()).first().satisfies(gap -> assertThat(gap.detail()).isNotBlank());
      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
    }
  }
}
