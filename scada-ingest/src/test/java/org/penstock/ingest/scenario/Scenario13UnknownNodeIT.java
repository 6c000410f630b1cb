package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.SourceState;

/** Scenario 13: 1 of 500 nodes is not known to the server, and appears later. */
@Tag("scenario")
class Scenario13UnknownNodeIT {

  private static final String LATE = "late.tag";
  private static final int KNOWN = 499;

  @TempDir Path folder;

  @Test
  void the499FlowAndARetryFindsTheLateOne() {
    try (ScenarioRig rig =
        ScenarioRig.in(folder, List.of("--load-tags=" + KNOWN, "--load-rate=500"))) {
      rig.with("scada.recovery.retry-refused-tags", "1s");
      rig.sourceFile().only(List.of());
      LoadRows.add(rig.sourceFile(), KNOWN);
      rig.sourceFile()
          .row(
              "{ tag_name: late.tag, node_id: 'nsu=urn:penstock:simulated-plant;s=late.tag',"
                  + " area: load, value_type: DOUBLE }");
      rig.plant().start();
      rig.startService();

      rig.waitFor(SourceState.DEGRADED);
      rig.waitUntil("values of 499 tags", Duration.ofSeconds(30), () -> good(rig).size() == KNOWN);
      assertThat(rig.readings(reading -> reading.tagName().equals(LATE)))
          .singleElement()
          .satisfies(refused -> {
            assertThat(refused.quality()).isEqualTo(Quality.BAD);
            assertThat(refused.statusCode()).isEqualTo("0x80340000");
          });

      rig.plant().plant().addTag(LATE, 1.5);

      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil("values of 500 tags", Duration.ofSeconds(10), () -> good(rig).contains(LATE));
      assertThat(rig.doubled()).isEmpty();
    }
  }

  private static Set<String> good(ScenarioRig rig) {
    return rig.readings(reading -> reading.quality() == Quality.GOOD).stream()
        .map(Reading::tagName)
        .collect(Collectors.toSet());
  }
}
