package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.penstock.event.ReadingOrigin;
import org.penstock.plant.simulator.signal.TagSample;

/** An archive that is no live server: collected by its history alone. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class HistoryPollIT {

  private static ScenarioRig archive(Path folder) {
    return archive(folder, Duration.ZERO);
  }

  private static ScenarioRig archive(Path folder, Duration skew) {
    ScenarioRig rig =
        ScenarioRig.in(folder, Duration.ofMillis(200)).with("scada.backfill.hold-back", "200ms");
    rig.sourceFile()
        .with("mode", "HISTORY_POLL")
        .with("publishing_interval", "PT1S")
        .with("lag", "PT1S");
    rig.plant().start();
    rig.plant().plant().skewClock(skew);
    rig.startService();
    return rig;
  }

  @Test
  void everyValueOfTheArchiveComesOnceAndInOrder(@TempDir Path folder) {
    try (ScenarioRig rig = archive(folder)) {
      rig.waitForValuesAfter(Instant.now());
      ScenarioRig.letPass(Duration.ofSeconds(10));

      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(rig.readings(reading -> reading.origin() == ReadingOrigin.LIVE))
          .hasSizeGreaterThan(100);
    }
  }

  @Test
  void afterAStopItGoesOnAtItsWatermark(@TempDir Path folder) {
    try (ScenarioRig rig = archive(folder)) {
      rig.waitForValuesAfter(Instant.now());
      rig.stopService();
      ScenarioRig.letPass(Duration.ofSeconds(15));
      rig.startService();
      rig.waitForValuesAfter(Instant.now());

      rig.waitUntilNothingIsMissing();
      assertThat(rig.outOfOrder()).isEmpty();
    }
  }

  /** The archive holds what its own clock has reached; ten minutes later it holds more. */
  @Test
  void anArchiveWhoseClockIsBehindIsReadByItsOwnTime(@TempDir Path folder) {
    Duration skew = Duration.ofMinutes(-10);
    try (ScenarioRig rig = archive(folder, skew)) {
      rig.waitUntil("values", Duration.ofSeconds(30), () -> rig.readings().size() > 200);
      Instant from = Instant.now().plus(skew);
      ScenarioRig.letPass(Duration.ofSeconds(10));
      List<TagSample> made =
          rig.plant().plant().made(from, from.plusSeconds(10)).stream()
              .filter(sample -> rig.sourceFile().reads(sample.tag()))
              .toList();

      assertThat(made).hasSizeGreaterThan(100);
      rig.waitUntil(
          "all of them",
          Duration.ofSeconds(30),
          () -> Balance.missing(made, rig.readings(), List.of()).isEmpty());
    }
  }
}
