package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.SourceState;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;

/** Scenario 8: the server answers Publish with one of the errors after which the library stops. */
@Tag("scenario")
class Scenario08PublishErrorIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {StatusCodes.Bad_TooManyPublishRequests, StatusCodes.Bad_NoSubscription})
  void publishingGoesOnWithoutALossAndTheCounterMoves(long error) {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200)).startAll()) {
      rig.plant().plant().faults().failPublish(error, 1);

      rig.waitUntil(
          "the library is woken",
          Duration.ofSeconds(30),
          () -> rig.counters().steps(Step.WAKE_PUBLISHING) > 0);
      rig.waitForValuesAfter(Instant.now());
      rig.waitFor(SourceState.RUNNING);

      rig.waitUntilNothingIsMissing();
      assertThat(rig.counters().steps(Step.RECREATE_SUBSCRIPTIONS)).isZero();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
    }
  }
}
