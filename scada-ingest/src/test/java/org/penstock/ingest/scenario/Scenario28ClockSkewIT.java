package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.event.SourceState;
import org.penstock.ingest.app.trust.WatchServers;
import org.penstock.plant.simulator.signal.TagSample;

/** Scenario 28: the server's clock is ten minutes off. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
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

  /** The server's values and its history have the server's times, so a gap in them has too. */
  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "PT-10M"})
  void aGapIsNamedAndFilledByTheServersClock(Duration skew) {
    try (ScenarioRig rig = Scenario04HistoryFillsTheGapIT.shortLived(folder)) {
      rig.plant().start();
      rig.plant().plant().skewClock(skew);
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil("values", Duration.ofSeconds(20), () -> rig.readings().size() > 500);

      final Instant cut = Instant.now().plus(skew);
      rig.cable().cut();
      rig.waitFor(SourceState.RECOVERING);
      ScenarioRig.letPass(Duration.ofSeconds(20));
      rig.cable().heal();
      final Instant healed = Instant.now().plus(skew);
      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil(
          "closed",
          Duration.ofSeconds(30),
          () -> Scenario04HistoryFillsTheGapIT.theGap(rig).to() != null);
      final Instant closed = Instant.now().plus(skew).plusSeconds(1);

      rig.waitUntil(
          "filled",
          Duration.ofSeconds(90),
          () -> rig.gaps().stream().allMatch(gap -> gap.recovery() == GapRecovery.COMPLETE));
      Gap gap = Scenario04HistoryFillsTheGapIT.theGap(rig);
      assertThat(gap.from()).isBetween(cut.minusSeconds(12), cut);
      assertThat(gap.to()).isBetween(healed, closed);
      List<TagSample> made =
          rig.plant().plant().made(cut.minusSeconds(2), healed).stream()
              .filter(sample -> rig.sourceFile().reads(sample.tag()))
              .toList();
      assertThat(made).hasSizeGreaterThan(500);
      assertThat(Balance.missing(made, rig.readings(), List.of())).isEmpty();
    }
  }
}
