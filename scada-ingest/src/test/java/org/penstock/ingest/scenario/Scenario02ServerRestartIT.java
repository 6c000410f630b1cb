package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;
import org.penstock.event.TagValue;
import org.penstock.plant.simulator.signal.TagSample;

/** Scenario 2: the server is started again, with its namespaces in the same or another order. */
@Tag("scenario")
class Scenario02ServerRestartIT {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void valuesComeWithin15SecondsOfTheRightTagsAndTheGapIsClosed(boolean isSwapped)
      throws IOException {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200)).startAll()) {
      rig.plant().plant().stopServer();
      rig.waitFor(SourceState.RECOVERING);
      ScenarioRig.letPass(Duration.ofSeconds(3));
      rig.plant().plant().restart(setup -> setup.withSwappedNamespaces(isSwapped));
      Instant up = Instant.now();

      rig.waitForValuesAfter(up);

      Reading first =
          rig.readings(reading -> isOfServer(reading) && reading.ingestTimestamp().isAfter(up))
              .getFirst();
      assertThat(Duration.between(up, first.ingestTimestamp())).isLessThan(LIMIT);
      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil(
          "the gap is closed", LIMIT, () -> rig.gaps().stream().allMatch(gap -> gap.to() != null));
      assertThat(rig.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.cause()).isEqualTo(GapCause.SERVER_RESTART));
      assertThat(rig.gapRecords()).extracting(Gap::to).first().isNull();
      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(wrongValues(rig)).isEmpty();
    }
  }

  private static boolean isOfServer(Reading reading) {
    return reading.origin() == ReadingOrigin.LIVE || reading.origin() == ReadingOrigin.INITIAL;
  }

  /** Readings whose value is not the one that the plant showed for that tag at that time. */
  private static List<Reading> wrongValues(ScenarioRig rig) {
    Map<String, Object> made = new HashMap<>();
    for (TagSample sample : rig.plant().made(Instant.now())) {
      Object value = sample.value();
      if (value != null) {
        made.put(sample.tag() + sample.sourceTime(), value);
      }
    }
    return rig.readings(reading -> {
      Object shown = made.get(reading.tagName() + reading.timestamp());
      return isOfServer(reading)
          && shown instanceof Double number
          && !reading.value().equals(TagValue.of(number));
    });
  }
}
