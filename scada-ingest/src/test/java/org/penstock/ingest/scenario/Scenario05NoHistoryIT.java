package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.scenario.Scenario04HistoryFillsTheGapIT.cutLongerThanTheLifetime;
import static org.penstock.ingest.scenario.Scenario04HistoryFillsTheGapIT.shortLived;
import static org.penstock.ingest.scenario.Scenario04HistoryFillsTheGapIT.theGap;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;

/** Scenario 5: a cut longer than the subscription lives, on a server without history. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class Scenario05NoHistoryIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static void staysAGap(ScenarioRig rig, String why) {
    rig.waitUntil("told", SOON, () -> theGap(rig).recovery() == GapRecovery.NOT_SUPPORTED);
    Gap gap = theGap(rig);
    assertThat(gap.to()).isNotNull();
    assertThat(gap.recoveredSamples()).isZero();
    assertThat(gap.detail()).contains(why);
    assertThat(rig.missing()).isEmpty();
    assertThat(rig.readings(reading -> reading.origin() == ReadingOrigin.BACKFILL)).isEmpty();
  }

  @Test
  void theGapSaysThatNoTagHasAHistory(@TempDir Path folder) throws IOException {
    try (ScenarioRig rig = shortLived(folder)) {
      rig.plant().start();
      rig.plant().plant().restart(setup -> setup.withHistory(false));
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
      rig.waitForValuesAfter(Instant.now());
      cutLongerThanTheLifetime(rig);
      staysAGap(rig, "without a history");
    }
  }

  @Test
  void theGapSaysThatTheServerRefusesTheHistoryItClaims(@TempDir Path folder) {
    try (ScenarioRig rig = shortLived(folder).startAll()) {
      rig.plant().plant().faults().refuseHistory(true);
      cutLongerThanTheLifetime(rig);
      staysAGap(rig, "Bad_HistoryOperationUnsupported");
    }
  }

  @Test
  void theGapSaysAtOnceThatItsHistoryIsSwitchedOff(@TempDir Path folder) {
    try (ScenarioRig rig = shortLived(folder)) {
      rig.sourceFile().with("history", "{ enabled: false }");
      rig.startAll();
      cutLongerThanTheLifetime(rig);
      staysAGap(rig, "switched off");
    }
  }
}
