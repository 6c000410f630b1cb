package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Quality;
import org.penstock.event.Reading;

/** Scenario 15: the server's queue holds two values of a source that makes many. */
@Tag("scenario")
class Scenario15OverflowIT {

  private static final int TAGS = 5;

  @TempDir Path folder;

  @Test
  void theOverflowIsCountedAndAGapWhileTheValuesStayGood() {
    try (ScenarioRig rig =
        ScenarioRig.in(folder, List.of("--load-tags=" + TAGS, "--load-rate=100"))) {
      rig.sourceFile().only(List.of()).with("queue_size", "2").with("publishing_interval", "PT1S");
      LoadRows.add(rig.sourceFile(), TAGS);
      rig.plant().start();
      rig.startService();

      rig.waitUntil(
          "gaps of every tag",
          Duration.ofSeconds(40),
          () -> overflows(rig).stream().map(Gap::tagName).distinct().count() == TAGS);

      List<Reading> marked = rig.readings(reading -> "0x00000480".equals(reading.statusCode()));
      assertThat(marked).isNotEmpty();
      assertThat(marked).extracting(Reading::quality).containsOnly(Quality.GOOD);
      assertThat(rig.counters().overflows()).isGreaterThanOrEqualTo(marked.size());
      assertThat(
              rig.service().opcua().link(ScenarioRig.SOURCE).orElseThrow().collection().warnings())
          .anySatisfy(words -> assertThat(words).contains("keeps 2 values"));
    }
  }

  private static List<Gap> overflows(ScenarioRig rig) {
    return rig.gaps().stream().filter(gap -> gap.cause() == GapCause.OVERFLOW).toList();
  }
}
