package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.penstock.event.Reading;
import org.penstock.event.SourceState;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.plant.simulator.load.LoadTags;
import org.penstock.plant.simulator.setup.FailingCalls;
import org.penstock.plant.simulator.setup.FailingCalls.Call;

/** The tags file changes while the server does not do what it is asked. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class ReloadFailsIT {

  private static final int TAGS = 50;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String NEW = LoadTags.nameOf(TAGS);
  private static final String KNOWN = LoadTags.nameOf(1);
  private static final String UNIT_OF_THE_PLANT = "filters.filter1.turbidity";

  @TempDir Path folder;

  private ScenarioRig rig() {
    ScenarioRig rig =
        ScenarioRig.in(folder, List.of("--load-tags=" + (TAGS + 1), "--load-rate=200"))
            .with("scada.collecting.reload-interval", "200ms")
            .with("scada.recovery.settle", "1s");
    rig.sourceFile()
        .only(List.of())
        // The calls that fail are those for tags.
        .with("alarms", "{ enabled: false }")
        .with("groups", "{ rare: { publishing_interval: PT3S, queue_size: 1000 } }");
    LoadRows.add(rig.sourceFile(), TAGS);
    rig.plant().start();
    rig.startService();
    rig.waitFor(SourceState.RUNNING);
    rig.waitUntil("all tags", SOON, () -> names(rig.readings()).size() == TAGS);
    return rig;
  }

  private void rewrite(ScenarioRig rig, UnaryOperator<String> change) {
    try {
      Files.writeString(folder.resolve("tags.yaml"), change.apply(rig.sourceFile().text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FailingCalls calls(ScenarioRig rig) {
    return rig.plant().plant().faults().calls();
  }

  private static Set<String> names(List<Reading> readings) {
    return readings.stream().map(Reading::tagName).collect(Collectors.toSet());
  }

  private static long revisionInForce(ScenarioRig rig) {
    return rig.statuses().getLast().configRevision();
  }

  @Test
  void aTagThatCouldNotBeAddedIsToldAndAddedWhenTheServerLets() {
    try (ScenarioRig rig = rig()) {
      long before = revisionInForce(rig);
      calls(rig).fail(Call.CREATE_ITEMS, StatusCodes.Bad_InternalError, 0, 3);
      rewrite(rig, text -> text + "  - " + LoadRows.row(NEW, "") + "\n");

      rig.waitUntil("a failure", SOON, () -> calls(rig).failed(Call.CREATE_ITEMS) > 0);
      rig.waitUntil(
          "its name with the revision that is in force",
          SOON,
          () ->
              rig.statuses().stream()
                  .filter(status -> status.state() == SourceState.DEGRADED)
                  .filter(status -> status.configRevision() == before)
                  .anyMatch(status -> String.valueOf(status.reason()).contains(NEW)));
      Instant failed = Instant.now();
      rig.waitUntil(
          "the others go on",
          SOON,
          () -> names(rig.readings(reading -> reading.timestamp().isAfter(failed))).size() == TAGS);

      rig.waitUntil("the new tag", SOON, () -> names(rig.readings()).contains(NEW));
      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil(
          "the revision", SOON, () -> revisionInForce(rig) == rig.service().source().revision());
      assertThat(rig.gaps()).isEmpty();
      assertThat(rig.counters().steps(Step.REBUILD_CLIENT)).isZero();
      assertThat(skips(rig)).isEmpty();
    }
  }

  @Test
  void aDeadbandThatTheServerDidNotTakeAtFirstIsInForceInTheEnd() {
    try (ScenarioRig rig = rig()) {
      calls(rig).fail(Call.MODIFY_ITEMS, StatusCodes.Bad_InternalError, 0, 1);
      rewrite(
          rig, text -> text.replace(LoadRows.row(KNOWN, ""), LoadRows.row(KNOWN, ", deadband: 3")));

      rig.waitUntil("a failure", SOON, () -> calls(rig).failed(Call.MODIFY_ITEMS) > 0);
      rig.waitUntil(
          "the revision", SOON, () -> revisionInForce(rig) == rig.service().source().revision());
      Instant inForce = Instant.now().plusSeconds(4);
      rig.waitUntil("values by then", SOON, () -> values(rig, KNOWN, inForce).size() > 2);

      List<Double> values = values(rig, KNOWN, inForce);
      for (int i = 1; i < values.size(); i++) {
        assertThat(values.get(i) - values.get(i - 1)).isGreaterThan(3);
      }
    }
  }

  /** What the server holds for a tag when it moves is still told. */
  @Test
  void aTagThatMovesToAnotherIntervalLosesNothingOnTheWay() {
    try (ScenarioRig rig = rig()) {
      String rare = LoadRows.row(KNOWN, ", group: rare");
      rewrite(rig, text -> text.replace(LoadRows.row(KNOWN, ""), rare));
      rig.waitUntil(
          "the revision", SOON, () -> revisionInForce(rig) == rig.service().source().revision());
      ScenarioRig.letPass(Duration.ofSeconds(5));
      rewrite(rig, UnaryOperator.identity());
      rig.waitUntil(
          "the revision", SOON, () -> revisionInForce(rig) == rig.service().source().revision());
      ScenarioRig.letPass(Duration.ofSeconds(8));

      rig.plant().plant().loadDriver().rate(0);
      ScenarioRig.letPass(Duration.ofSeconds(2));
      assertThat(missing(rig, KNOWN)).isEmpty();
      assertThat(rig.plant().plant().server().monitoredItems()).isEqualTo(TAGS);
    }
  }

  @Test
  void aTagThatIsAddedHasItsUnitAtOnce() {
    try (ScenarioRig rig = rig()) {
      rewrite(
          rig,
          text ->
              text
                  + "  - { tag_name: %s, node_id: 'nsu=urn:penstock:simulated-plant;s=%s',"
                      .formatted(UNIT_OF_THE_PLANT, UNIT_OF_THE_PLANT)
                  + " area: filters, value_type: DOUBLE }\n");
      rig.waitUntil("the new tag", SOON, () -> names(rig.readings()).contains(UNIT_OF_THE_PLANT));

      assertThat(rig.readings(reading -> reading.tagName().equals(UNIT_OF_THE_PLANT)))
          .first()
          .satisfies(reading -> assertThat(reading.unit()).isEqualTo("NTU"));
      assertThat(rig.broker().notices())
          .filteredOn(Notice.Tag.class::isInstance)
          .extracting(notice -> ((Notice.Tag) notice).metadata())
          .filteredOn(tag -> tag.tagName().equals(UNIT_OF_THE_PLANT))
          .last()
          .satisfies(tag -> {
            assertThat(tag.unit()).isEqualTo("NTU");
            assertThat(tag.euHigh()).isNotNull();
          });
    }
  }

  private static List<Double> values(ScenarioRig rig, String tag, Instant from) {
    return rig
        .readings(reading -> reading.tagName().equals(tag) && reading.timestamp().isAfter(from))
        .stream()
        .map(ReloadFailsIT::number)
        .toList();
  }

  private static double number(Reading reading) {
    return Double.parseDouble(String.valueOf(reading.value().json()));
  }

  /** Numbers that a tag that counts by one did not show between its first and its last. */
  private static Set<Integer> missing(ScenarioRig rig, String tag) {
    TreeSet<Integer> shown = new TreeSet<>();
    values(rig, tag, Instant.MIN).forEach(value -> shown.add(value.intValue()));
    Set<Integer> missing = new TreeSet<>();
    for (int value = shown.first(); value < shown.last(); value++) {
      if (!shown.contains(value)) {
        missing.add(value);
      }
    }
    return missing;
  }

  private static Map<String, Set<Integer>> skips(ScenarioRig rig) {
    Map<String, Set<Integer>> skips = new TreeMap<>();
    for (String tag : names(rig.readings())) {
      Set<Integer> missing = missing(rig, tag);
      if (!missing.isEmpty()) {
        skips.put(tag, missing);
      }
    }
    return skips;
  }
}
