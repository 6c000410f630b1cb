package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;

/** Scenario 23: a hundred reconnects. */
@Tag("scenario")
class Scenario23SessionCountIT {

  private static final int RESTARTS = 90;
  private static final int HANG_UPS = 10;
  private static final Duration EACH = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void theServerHasOneSessionOfTheSourceAfterAHundredReconnects() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(500))) {
      rig.sourceFile().only(java.util.List.of("clearwell.level", "filters.filter1.turbidity"));
      rig.startAll();
      for (int i = 0; i < RESTARTS; i++) {
        restart(rig);
      }
      for (int i = 0; i < HANG_UPS; i++) {
        hangUp(rig);
      }

      rig.waitForValuesAfter(Instant.now());
      assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
      rig.waitUntilNothingIsMissing();
      assertThat(rig.outOfOrder()).isEmpty();
      // A tag remembers a minute; a history that is read later may tell of a value again, under its
      // own identity.
      assertThat(rig.doubled()).allMatch(again -> again.origin() == ReadingOrigin.BACKFILL);
    }
  }

  private static void restart(ScenarioRig rig) {
    String before = session(rig);
    rig.service().opcua().restart(ScenarioRig.SOURCE);
    rig.waitUntil("another session", EACH, () -> !session(rig).equals(before));
    waitUntilValuesCome(rig);
  }

  private static String session(ScenarioRig rig) {
    return rig.statuses().stream()
        .filter(status -> status.state() == SourceState.RUNNING)
        .map(status -> String.valueOf(status.sessionId()))
        .reduce((_, last) -> last)
        .orElse("none");
  }

  private static void hangUp(ScenarioRig rig) {
    long connections = rig.cable().accepted();
    rig.cable().hangUp();
    rig.waitUntil("another connection", EACH, () -> rig.cable().accepted() > connections);
    rig.waitFor(SourceState.RUNNING);
    waitUntilValuesCome(rig);
  }

  /** Each reconnect is an outage of its own: no gap is left open for the next. */
  private static void waitUntilValuesCome(ScenarioRig rig) {
    rig.waitUntil(
        "values of all tags", EACH, () -> rig.gaps().stream().allMatch(gap -> gap.to() != null));
  }
}
