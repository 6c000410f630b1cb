package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;

/** Scenario 10: the broker takes nothing for 70 s. */
@Tag("scenario")
class Scenario10BrokerBlockedIT {

  private static final Duration BLOCKED = Duration.ofSeconds(70);

  @TempDir Path temp;

  @Test
  void theSubscriptionStaysAliveTheSpoolGrowsAndEverythingIsDelivered() {
    try (ScenarioRig rig = ScenarioRig.in(temp, Duration.ofMillis(100)).startAll()) {
      int published = rig.readings().size();
      rig.broker().goAway();
      ScenarioRig.letPass(BLOCKED);

      assertThat(rig.state()).isEqualTo(SourceState.RUNNING);
      assertThat(rig.readings()).hasSize(published);
      int waiting = rig.service().app().spool().size();
      assertThat(waiting).isGreaterThan(1_000);
      assertThat(rig.service().app().spool().state().bytes()).isPositive();
      assertThat(rig.service().app().ring().size()).isLessThan(1_000);

      rig.broker().comeBack();
      rig.waitForValuesAfter(Instant.now());
      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(rig.gaps()).isEmpty();
    }
  }
}
