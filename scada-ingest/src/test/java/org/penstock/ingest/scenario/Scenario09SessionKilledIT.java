package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Reading;
import org.penstock.event.SourceState;

/** Scenario 9: the server ends the session; the keys of the channel are renewed. */
@Tag("scenario")
class Scenario09SessionKilledIT {

  /** A stall is what a person would notice. */
  private static final Duration STALL = Duration.ofSeconds(5);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aKilledSessionIsReplacedByOneThatDelivers(boolean areSubscriptionsDeleted) {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200)).startAll()) {
      rig.plant().plant().server().killSessions(areSubscriptionsDeleted);
      Instant killed = Instant.now();

      rig.waitUntil("a loss is noticed", Duration.ofSeconds(30), () -> !rig.gaps().isEmpty());
      rig.waitForValuesAfter(Instant.now());
      rig.waitFor(SourceState.RUNNING);

      assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(40));
      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
    }
  }

  @Test
  void renewedKeysOfTheChannelAreNoStall() {
    try (ScenarioRig rig =
        ScenarioRig.in(folder, Duration.ofMillis(200))
            .with("scada.session.channel-lifetime", "3s")
            .startAll()) {
      Instant begin = Instant.now();
      ScenarioRig.letPass(Duration.ofSeconds(15));

      rig.waitUntilNothingIsMissing();
      assertThat(longestSilence(rig.readings(), begin)).isLessThan(STALL);
      assertThat(rig.counters().reconnects()).isZero();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
    }
  }

  private static Duration longestSilence(List<Reading> readings, Instant begin) {
    Duration longest = Duration.ZERO;
    Instant last = begin;
    for (Reading reading : readings) {
      Duration silence = Duration.between(last, reading.ingestTimestamp());
      longest = silence.compareTo(longest) > 0 ? silence : longest;
      last = reading.ingestTimestamp();
    }
    return longest;
  }
}
