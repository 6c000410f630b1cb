package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;
import org.penstock.ingest.domain.link.SourceLink.SubscriptionLink;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;

/** A group that is told of rarely, beside one that is told of each second. */
@Tag("scenario")
class SlowGroupIT {

  private static final String FAST = "filters.filter1.turbidity";
  private static final String SLOW = "filters.filter2.turbidity";
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  private ScenarioRig rig(Duration slow) {
    ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(500));
    rig.sourceFile()
        .only(List.of(FAST))
        .with("publishing_interval", "PT1S")
        .with("groups", "{ slow: { publishing_interval: %s } }".formatted(slow))
        .row(
            "{ tag_name: %s, node_id: 'nsu=urn:penstock:simulated-plant;s=%s', area: filters,"
                    .formatted(SLOW, SLOW)
                + " value_type: DOUBLE, group: slow }");
    return rig;
  }

  private static Map<Long, String> subscriptions(ScenarioRig rig) {
    return rig.service().opcua().link(ScenarioRig.SOURCE).orElseThrow().subscriptions().stream()
        .collect(Collectors.toMap(SubscriptionLink::publishingMillis, SubscriptionLink::id));
  }

  private static boolean hasValuesOf(ScenarioRig rig, String tag, Instant since) {
    return !rig.readings(
            reading -> reading.tagName().equals(tag) && reading.ingestTimestamp().isAfter(since))
        .isEmpty();
  }

  private static int steps(ScenarioRig rig) {
    return Arrays.stream(Step.values()).mapToInt(rig.counters()::steps).sum();
  }

  @Test
  void twentySecondsOfSilenceAreNoSilenceWhereTheServerWasAskedForThem() {
    try (ScenarioRig rig = rig(Duration.ofSeconds(20)).startAll()) {
      Map<Long, String> made = subscriptions(rig);
      assertThat(made).containsOnlyKeys(1_000L, 20_000L);

      rig.waitUntil("slow values", SOON, () -> hasValuesOf(rig, SLOW, Instant.MIN));
      Instant first = Instant.now();
      rig.waitUntil("more of them", SOON, () -> hasValuesOf(rig, SLOW, first.plusSeconds(1)));

      assertThat(steps(rig)).isZero();
      assertThat(rig.gaps()).isEmpty();
      assertThat(rig.statuses())
          .filteredOn(status -> status.state() == SourceState.STALLED)
          .isEmpty();
      assertThat(subscriptions(rig)).isEqualTo(made);
      assertThat(rig.doubled()).isEmpty();
    }
  }

  @Test
  void aSlowGroupThatTheServerDroppedIsMadeAnewAndTheFastOneGoesOn() {
    try (ScenarioRig rig =
        rig(Duration.ofSeconds(3))
            .with("scada.recovery.silence", "3s")
            .with("scada.collecting.keep-alive", "1s")
            .startAll()) {
      rig.waitUntil("slow values", SOON, () -> hasValuesOf(rig, SLOW, Instant.MIN));
      Map<Long, String> made = subscriptions(rig);
      rig.plant().plant().server().deleteSubscriptionsOf(Duration.ofSeconds(3));

      rig.waitUntil(
          "another one",
          SOON,
          () -> !Objects.equals(made.get(3_000L), subscriptions(rig).get(3_000L)));
      Instant anew = Instant.now();
      rig.waitUntil("slow values again", SOON, () -> hasValuesOf(rig, SLOW, anew));
      rig.waitFor(SourceState.RUNNING);

      assertThat(subscriptions(rig)).containsEntry(1_000L, made.get(1_000L));
      rig.waitUntil("the gap's end", SOON, () -> rig.gaps().getFirst().to() != null);
      rig.waitUntilNothingIsMissing();
    }
  }
}
