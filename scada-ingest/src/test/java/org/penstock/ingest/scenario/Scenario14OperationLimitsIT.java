package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.SourceState;
import org.penstock.ingest.app.TrackSources.SourceNow;
import org.penstock.ingest.domain.port.ScadaServers.PollAnswer;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.plant.simulator.setup.ServerLimits;

/** Scenario 14: the server takes few items or nodes in one call, or few items altogether. */
@Tag("scenario")
class Scenario14OperationLimitsIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  private static Set<String> good(ScenarioRig rig) {
    return rig.readings(reading -> reading.quality() == Quality.GOOD).stream()
        .map(Reading::tagName)
        .collect(Collectors.toSet());
  }

  private ScenarioRig rig(int tags, ServerLimits limits) throws IOException {
    return rig(tags, limits, "SUBSCRIBE");
  }

  private ScenarioRig rig(int tags, ServerLimits limits, String mode) throws IOException {
    ScenarioRig rig = ScenarioRig.in(folder, List.of("--load-tags=" + tags, "--load-rate=" + tags));
    rig.sourceFile().only(List.of()).with("mode", mode);
    LoadRows.add(rig.sourceFile(), tags);
    rig.plant().start();
    rig.plant().plant().restart(setup -> setup.with(limits));
    rig.startService();
    return rig;
  }

  @Test
  void twoThousandItemsAreMadeFiftyAtATime() throws IOException {
    try (ScenarioRig rig = rig(2_000, ServerLimits.usual().withItemsPerCall(50))) {
      rig.waitUntil("values of 2000 tags", SOON, () -> good(rig).size() == 2_000);
      rig.waitFor(SourceState.RUNNING);
      assertThat(rig.plant().plant().server().largestItemsCall()).isLessThanOrEqualTo(50);
      assertThat(rig.doubled()).isEmpty();
    }
  }

  @Test
  void threeHundredPolledTagsAreReadFiftyAtATime() throws IOException {
    try (ScenarioRig rig = rig(300, ServerLimits.usual().withNodesPerRead(50), "POLL")) {
      rig.waitUntil("values of 300 tags", SOON, () -> good(rig).size() == 300);
      rig.waitFor(SourceState.RUNNING);
      assertThat(rig.counters().failedPolls()).isZero();
    }
  }

  @Test
  void threeHundredTagsAreReadFiftyAtATimeWhenSomebodyAsks() throws IOException {
    try (ScenarioRig rig = rig(300, ServerLimits.usual().withNodesPerRead(50))) {
      rig.waitFor(SourceState.RUNNING);
      SourceSpec source = rig.service().source();
      assertThat(rig.service().opcua().servers().read(source, source.tags()))
          .isInstanceOfSatisfying(
              PollAnswer.Samples.class,
              answer -> {
                assertThat(answer.samples())
                    .extracting(RawSample::tagName)
                    .isEqualTo(source.tags().stream().map(TagSpec::tagName).toList());
                assertThat(answer.samples()).extracting(RawSample::statusCode).containsOnly(0L);
              });
    }
  }

  @Test
  void theSurplusOfALimitOnAllItemsIsReportedAndPolled() throws IOException {
    // Two items more than tags: the supervisor watches the server's state and service level.
    try (ScenarioRig rig = rig(300, ServerLimits.usual().withItems(102))) {
      rig.waitUntil("values of 300 tags", SOON, () -> good(rig).size() == 300);
      rig.waitFor(SourceState.DEGRADED);
      Map<String, String> refused =
          rig.service()
              .app()
              .track()
              .now(ScenarioRig.SOURCE)
              .map(SourceNow::refusedTags)
              .orElse(Map.of());
      assertThat(refused).hasSizeBetween(198, 202);
      assertThat(refused.values())
          .allSatisfy(
              reason -> assertThat(reason).contains("Bad_TooManyMonitoredItems", "polled instead"));
    }
  }
}
