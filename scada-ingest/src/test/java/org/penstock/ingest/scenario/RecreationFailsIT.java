package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.event.GapRecovery;
import org.penstock.event.SourceState;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.plant.simulator.setup.FailingCalls;
import org.penstock.plant.simulator.setup.FailingCalls.Call;
import org.penstock.plant.simulator.setup.ServerLimits;

/** The calls that make subscriptions and items anew fail, at first or half-way. */
@Tag("scenario")
class RecreationFailsIT {

  private static final int TAGS = 300;

  /** Of the tags alone: the server is watched by a slower subscription, which goes on. */
  private static final Duration PUBLISHING = Duration.ofMillis(200);

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  /** A rig of counting tags that are asked for in calls of 50. */
  private ScenarioRig rig(int tags) throws IOException {
    ScenarioRig rig = ScenarioRig.in(folder, List.of("--load-tags=" + tags, "--load-rate=" + tags));
    rig.with("scada.recovery.settle", "1s")
        .with("scada.recovery.silence", "2s")
        .with("scada.collecting.keep-alive", "1s");
    // The calls that fail are those for tags: a watch for alarms would take them for its own.
    rig.sourceFile().only(List.of()).with("alarms", "{ enabled: false }");
    LoadRows.add(rig.sourceFile(), tags);
    rig.plant().start();
    rig.plant().plant().restart(setup -> setup.with(ServerLimits.usual().withItemsPerCall(50)));
    rig.startService();
    rig.waitFor(SourceState.RUNNING);
    rig.waitUntil("all items", SOON, () -> items(rig) == tags);
    return rig;
  }

  private static int items(ScenarioRig rig) {
    return rig.plant().plant().server().monitoredItems();
  }

  private static FailingCalls calls(ScenarioRig rig) {
    return rig.plant().plant().faults().calls();
  }

  private static long tagsSince(ScenarioRig rig, Instant time) {
    return rig.readings(reading -> reading.ingestTimestamp().isAfter(time)).stream()
        .map(reading -> reading.tagName())
        .distinct()
        .count();
  }

  /** Whether nobody is told that all is well while items are missing. */
  private static boolean isTrueToItsWord(ScenarioRig rig, int tags) {
    boolean isWhole = items(rig) >= tags;
    return isWhole || (rig.state() != SourceState.RUNNING && gapIsOpen(rig));
  }

  private static boolean gapIsOpen(ScenarioRig rig) {
    return rig.gaps().stream().anyMatch(gap -> gap.to() == null);
  }

  /** The first call for items fails, or the third, or the one for the subscription itself. */
  @ParameterizedTest
  @CsvSource({"CREATE_ITEMS, 0", "CREATE_ITEMS, 3", "CREATE_SUBSCRIPTION, 0"})
  void theSourceIsNotBackBeforeEveryItemIsThere(Call call, int after) throws IOException {
    try (ScenarioRig rig = rig(TAGS)) {
      calls(rig).fail(call, StatusCodes.Bad_InternalError, after, 2);
      rig.plant().plant().server().deleteSubscriptionsOf(PUBLISHING);

      rig.waitUntil("a failure", SOON, () -> calls(rig).failed(call) > 0);
      rig.waitUntil("the gap's record", SOON, () -> gapIsOpen(rig));
      while (calls(rig).failed(call) < 2) {
        assertThat(isTrueToItsWord(rig, TAGS)).isTrue();
        ScenarioRig.letPass(Duration.ofMillis(100));
      }
      rig.waitFor(SourceState.RUNNING);
      assertThat(items(rig)).isEqualTo(TAGS);
      rig.waitUntil("every tag", SOON, () -> tagsSince(rig, Instant.now().minusSeconds(3)) == TAGS);

      assertThat(rig.counters().steps(Step.COMPLETE_ITEMS)).isPositive();
      assertThatNothingIsCalledComplete(rig);
      assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
    }
  }

  /** New subscriptions were made, so what came meanwhile is missing until a history has it. */
  private static void assertThatNothingIsCalledComplete(ScenarioRig rig) {
    rig.waitUntil("the gap's end", SOON, () -> !gapIsOpen(rig));
    assertThat(rig.gapRecords().stream().filter(gap -> gap.to() != null).findFirst())
        .hasValueSatisfying(gap -> assertThat(gap.recovery()).isEqualTo(GapRecovery.PENDING));
  }

  @Test
  void aServerThatKeepsFailingGetsANewClientAndNothingIsCalledWell() throws IOException {
    try (ScenarioRig rig = rig(TAGS)) {
      calls(rig).fail(Call.CREATE_ITEMS, StatusCodes.Bad_InternalError, 0, Integer.MAX_VALUE);
      rig.plant().plant().server().deleteSubscriptionsOf(PUBLISHING);

      rig.waitUntil("a new client", SOON, () -> rig.counters().steps(Step.REBUILD_CLIENT) > 0);
      assertThat(isTrueToItsWord(rig, TAGS)).isTrue();
      calls(rig).heal(Call.CREATE_ITEMS);

      rig.waitFor(SourceState.RUNNING);
      assertThat(items(rig)).isEqualTo(TAGS);
      rig.waitUntil("the gap's end", SOON, () -> !gapIsOpen(rig));
    }
  }

  /** The network is slow, and cut a second time while the items are made anew. */
  @Test
  void aSecondCutWhileItemsAreMadeAnewLeavesNoTagBehind() throws IOException {
    int tags = 2_000;
    try (ScenarioRig rig = rig(tags)) {
      rig.cable().delay(Duration.ofMillis(100));
      rig.plant().plant().server().deleteSubscriptionsOf(PUBLISHING);
      rig.waitUntil("none of them", SOON, () -> items(rig) < tags);
      rig.waitUntil("some of them anew", SOON, () -> items(rig) > tags / 4 && items(rig) < tags);
      rig.cable().cut();
      ScenarioRig.letPass(Duration.ofSeconds(2));
      assertThat(items(rig)).isLessThan(tags);
      assertThat(isTrueToItsWord(rig, tags)).isTrue();
      rig.cable().heal();

      Instant end = Instant.now().plus(SOON);
      while (rig.state() != SourceState.RUNNING && Instant.now().isBefore(end)) {
        assertThat(isTrueToItsWord(rig, tags)).isTrue();
        ScenarioRig.letPass(Duration.ofMillis(100));
      }
      assertThat(rig.state()).isEqualTo(SourceState.RUNNING);
      assertThat(items(rig)).isGreaterThanOrEqualTo(tags);
      rig.waitUntil("every tag", SOON, () -> tagsSince(rig, Instant.now().minusSeconds(3)) == tags);
      assertThatNothingIsCalledComplete(rig);
    }
  }
}
