package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;

/** Scenario 4: a cut longer than the subscription lives, on a server that keeps history. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class Scenario04HistoryFillsTheGapIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration OVERLAP = Duration.ofSeconds(1);

  /** A subscription that the server drops after a few seconds. */
  static ScenarioRig shortLived(Path folder) {
    ScenarioRig rig =
        ScenarioRig.in(folder, Duration.ofMillis(200))
            .with("scada.collecting.keep-alive", "1s")
            .with("scada.collecting.lifetime", "6s")
            .with("scada.backfill.settle", "1s")
            .with("scada.backfill.overlap", OVERLAP.toString());
    rig.sourceFile().with("session_timeout", "PT6S");
    return rig;
  }

  /** Cuts the cable for so long that the server forgets us, and heals it. */
  static void cutLongerThanTheLifetime(ScenarioRig rig) {
    rig.cable().cut();
    rig.waitFor(SourceState.RECOVERING);
    ScenarioRig.letPass(Duration.ofSeconds(20));
    rig.cable().heal();
    rig.waitForValuesAfter(Instant.now());
    rig.waitFor(SourceState.RUNNING);
  }

  static Gap theGap(ScenarioRig rig) {
    assertThat(rig.gaps()).hasSize(1);
    return rig.gaps().getFirst();
  }

  private static List<GapRecovery> steps(ScenarioRig rig) {
    return rig.gapRecords().stream().map(Gap::recovery).distinct().toList();
  }

  @Test
  void theGapIsOnRecordTheBackfillCompletesAndNothingIsMissing(@TempDir Path folder) {
    try (ScenarioRig rig = shortLived(folder).startAll()) {
      cutLongerThanTheLifetime(rig);

      rig.waitUntil("filled", SOON, () -> theGap(rig).recovery() == GapRecovery.COMPLETE);
      rig.waitUntilNothingIsMissing();
      assertThat(steps(rig))
          .containsExactly(GapRecovery.PENDING, GapRecovery.RUNNING, GapRecovery.COMPLETE);
      assertThat(theGap(rig).recoveredSamples()).isPositive();
      assertThat(rig.readings(reading -> reading.origin() == ReadingOrigin.BACKFILL)).isNotEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(twinsOfOneTimeWithTwoIdentities(rig)).isEmpty();
    }
  }

  private static Map<String, String> twinsOfOneTimeWithTwoIdentities(ScenarioRig rig) {
    Map<String, String> known = new HashMap<>();
    Map<String, String> twins = new HashMap<>();
    for (Reading reading : rig.readings()) {
      if (reading.origin() != ReadingOrigin.HEARTBEAT) {
        String sample = reading.tagName() + "@" + reading.timestamp();
        String before = known.put(sample, reading.eventId());
        if (before != null && !before.equals(reading.eventId())) {
          twins.put(before, reading.eventId());
        }
      }
    }
    return twins;
  }

  @Test
  void aBackfillThatIsInterruptedByAStopGoesOnWhereItWas(@TempDir Path folder) {
    try (ScenarioRig rig =
        shortLived(folder)
            // So late that the live values of the time before the cut no longer date the stop.
            .with("scada.backfill.settle", "12s")
            .with("scada.backfill.values-per-second", "100")
            .with("scada.backfill.values-per-call", "50")
            .with("scada.backfill.hold-back", "500ms")
            .startAll()) {
      cutLongerThanTheLifetime(rig);
      rig.waitUntil("half read", SOON, () -> backfilled(rig) > 200);
      Gap cut = theGap(rig);
      assertThat(cut.recovery()).isEqualTo(GapRecovery.RUNNING);

      assertThat(rig.stopService()).isLessThan(Duration.ofSeconds(5));
      int before = backfilled(rig);
      rig.startService();

      rig.waitUntil(
          "filled",
          SOON,
          () -> rig.gaps().stream().allMatch(gap -> gap.recovery() == GapRecovery.COMPLETE));
      rig.waitUntilNothingIsMissing();
      assertThat(before).isGreaterThan(200);
      assertThat(readAgain(rig, cut)).isZero();
    }
  }

  /** Values from history published twice: of the cut alone, not of the stop that followed. */
  private static long readAgain(ScenarioRig rig, Gap cut) {
    Instant until =
        rig.gaps().stream()
            .filter(gap -> !gap.gapId().equals(cut.gapId()))
            .map(stop -> stop.from().minus(OVERLAP))
            .min(Instant::compareTo)
            .orElseThrow();
    List<Reading> within =
        rig.readings(reading ->
            reading.origin() == ReadingOrigin.BACKFILL
                && reading.timestamp().isAfter(cut.from())
                && reading.timestamp().isBefore(until));
    assertThat(within).hasSizeGreaterThan(500);
    return within.size() - within.stream().map(Reading::eventId).distinct().count();
  }

  private static int backfilled(ScenarioRig rig) {
    return rig.readings(reading -> reading.origin() == ReadingOrigin.BACKFILL).size();
  }
}
