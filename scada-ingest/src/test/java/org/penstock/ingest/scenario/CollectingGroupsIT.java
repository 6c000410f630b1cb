package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;
import org.penstock.plant.simulator.signal.TagSample;

/** One source of which one group is subscribed to, one polled, and one taken from its history. */
@Tag("scenario")
class CollectingGroupsIT {

  private static final String SUBSCRIBED = "filters.filter1.turbidity";
  private static final String POLLED = "filters.filter2.turbidity";
  private static final String ARCHIVED = "filters.filter3.turbidity";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private static String row(String name, String group) {
    return "{ tag_name: %s, node_id: 'nsu=urn:penstock:simulated-plant;s=%s', area: filters,"
            .formatted(name, name)
        + " value_type: DOUBLE, group: %s }".formatted(group);
  }

  private static Set<Instant> shown(ScenarioRig rig, String tag, Instant from, Instant to) {
    return rig.plant().made(to).stream()
        .filter(sample -> sample.tag().equals(tag))
        .map(TagSample::sourceTime)
        .filter(time -> time != null && time.isAfter(from))
        .collect(Collectors.toSet());
  }

  private static List<Instant> live(ScenarioRig rig, String tag) {
    return rig
        .readings(
            reading -> reading.tagName().equals(tag) && reading.origin() == ReadingOrigin.LIVE)
        .stream()
        .map(Reading::timestamp)
        .toList();
  }

  @Test
  void eachGroupComesByItsOwnWay() {
    try (ScenarioRig rig =
        ScenarioRig.in(folder, Duration.ofMillis(200)).with("scada.backfill.hold-back", "200ms")) {
      rig.sourceFile()
          .only(List.of(SUBSCRIBED))
          .with(
              "groups",
              "{ polled: { mode: POLL, publishing_interval: PT0.5S },"
                  + " archived: { mode: HISTORY_POLL, publishing_interval: PT1S, lag: PT1S } }")
          .row(row(POLLED, "polled"))
          .row(row(ARCHIVED, "archived"));
      rig.startAll();
      rig.waitUntil("a poll of the history", SOON, () -> !live(rig, ARCHIVED).isEmpty());
      Instant from = Instant.now();
      ScenarioRig.letPass(Duration.ofSeconds(8));
      Instant to = Instant.now();

      rig.waitUntilNothingIsMissing();
      Set<Instant> archived = shown(rig, ARCHIVED, from, to);
      assertThat(archived).hasSizeGreaterThan(10);
      rig.waitUntil(
          "every value of the history", SOON, () -> live(rig, ARCHIVED).containsAll(archived));
      assertThat(live(rig, POLLED)).doesNotHaveDuplicates().isSorted();
      assertThat(live(rig, POLLED).stream().filter(at -> at.isAfter(from) && at.isBefore(to)))
          .hasSizeBetween(5, 18);
      assertThat(rig.plant().plant().server().monitoredItems()).isEqualTo(1);
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(rig.gaps()).isEmpty();
      assertThat(rig.state()).isEqualTo(SourceState.RUNNING);
    }
  }
}
