package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Reading;
import org.penstock.event.SourceState;
import org.penstock.event.TagValue;
import org.penstock.plant.simulator.signal.ForcedValue;

/** Small changes are kept back: by the server, or here where it refuses filters. */
@Tag("scenario")
class DeadbandsIT {

  private static final String NODE = "filters.filter2.turbidity";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private static String row(String name, String more) {
    return "{ tag_name: %s, node_id: 'nsu=urn:penstock:simulated-plant;s=%s', area: x,"
            .formatted(name, NODE)
        + " value_type: DOUBLE%s }".formatted(more);
  }

  private static List<Double> values(ScenarioRig rig, String tag) {
    return rig.readings(reading -> reading.tagName().equals(tag)).stream()
        .map(Reading::value)
        .map(value -> ((TagValue.Numeric) value).number())
        .map(BigDecimal::doubleValue)
        .toList();
  }

  private static void show(ScenarioRig rig, double value) {
    rig.plant().plant().force(NODE, new ForcedValue.Now(value, 0));
    rig.waitUntil("value " + value, SOON, () -> values(rig, "every").getLast() == value);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onlyWhatIsBeyondTheDeadbandComes(boolean isRefused) {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200))) {
      rig.sourceFile()
          .only(List.of())
          .row(row("every", ""))
          .row(row("absolute", ", deadband: 1"))
          // The node's EURange is 0 to 5 NTU.
          .row(row("percent", ", deadband: 20, deadband_type: PERCENT"));
      rig.plant().start();
      rig.plant().plant().faults().refuseFilters(isRefused);
      rig.plant().plant().force(NODE, new ForcedValue.Now(10.0, 0));
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil("the first value", SOON, () -> values(rig, "percent").contains(10.0));

      for (double value : List.of(10.4, 10.9, 11.5, 11.9, 10.6, 13.0, 12.5, 10.0)) {
        show(rig, value);
      }

      assertThat(values(rig, "every"))
          .containsExactly(10.0, 10.4, 10.9, 11.5, 11.9, 10.6, 13.0, 12.5, 10.0);
      List<Double> beyond = List.of(10.0, 11.5, 13.0, 10.0);
      rig.waitUntil("the last value", SOON, () -> values(rig, "absolute").equals(beyond));
      rig.waitUntil("the last value", SOON, () -> values(rig, "percent").equals(beyond));
      assertThat(rig.state()).isEqualTo(SourceState.RUNNING);
      assertThat(rig.plant().plant().server().monitoredItems()).isEqualTo(3);
      assertThat(rig.plant().plant().server().refusedFilters()).isEqualTo(isRefused ? 2 : 0);
    }
  }
}
