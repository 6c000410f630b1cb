package org.penstock.plant.simulator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.penstock.plant.simulator.model.PlantModel;

class PlantSimulationTest {
  private static final Instant START = Instant.parse("2026-05-04T06:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TagHistory history = new TagHistory(100);
  private final PlantSimulation plant = plant(FaultScript.shipped());
  private Instant now = START;

  private PlantSimulation plant(FaultScript script) {
    return new PlantSimulation(new PlantModel(42, SECOND), script, history, START);
  }

  private void run(PlantSimulation simulation, int seconds) {
    for (int second = 0; second < seconds; second++) {
      now = now.plus(SECOND);
      simulation.step(SECOND, now);
    }
  }

  private TagSample latest(String tag) {
    return Objects.requireNonNull(plant.latest().get(tag));
  }

  private double number(String tag) {
    return (double) Objects.requireNonNull(latest(tag).value());
  }

  @Test
  void theModelKnowsExactlyTheTagsOfThePlant() {
    assertThat(new PlantModel(1, SECOND).values().keySet())
        .containsExactlyInAnyOrderElementsOf(
            PlantTags.all().stream().map(TagDefinition::name).toList());
  }

  @Test
  void filter2BreaksThroughAt25SecondsAndIsWashedThreeMinutesLater() {
    run(plant, 24);
    assertThat(number("filters.filter2.turbidity")).isLessThan(0.3);
    run(plant, 12);
    assertThat(number("filters.filter2.turbidity")).isGreaterThan(1);
    assertThat(plant.activeFaults()).containsExactly("filter2-breakthrough");

    run(plant, 180);

    assertThat(latest("filters.filter2.mode").value()).isEqualTo("BACKWASH");
    assertThat(number("filters.filter2.turbidity")).isLessThan(1);
  }

  @Test
  void theBreakthroughComesAgainAfterHalfAnHour() {
    run(plant, 25 + 30 * 60 - 2);
    assertThat(number("filters.filter2.turbidity")).isLessThan(0.3);
    run(plant, 15);
    assertThat(number("filters.filter2.turbidity")).isGreaterThan(1);
  }

  @Test
  void pump2TripsAtOneMinute() {
    run(plant, 62);
    assertThat(latest("highlift.pump2.fault").value()).isEqualTo(true);
    assertThat(latest("highlift.pump2.running").value()).isEqualTo(false);
  }

  @Test
  void aFrozenAnalyserRepeatsItsValueWithFreshTimes() {
    run(plant, 90);
    Object frozen = latest("disinfection.ph").value();

    run(plant, 300);

    assertThat(latest("disinfection.ph").value()).isEqualTo(frozen);
    assertThat(latest("disinfection.ph").sourceTime()).isEqualTo(now);
  }

  @Test
  void aLostLinkMakesItsAreaBadForHalfAMinute() {
    run(plant, 106);
    assertThat(latest("clearwell.level").status()).isEqualTo(StatusNames.BAD_NO_COMMUNICATION);
    assertThat(latest("clearwell.level").value()).isNull();
    assertThat(latest("intake.raw.flow").status()).isEqualTo(StatusNames.GOOD);

    run(plant, 31);

    assertThat(latest("clearwell.level").status()).isEqualTo(StatusNames.GOOD);
  }

  @Test
  void aPlantWithoutAScriptStaysWell() {
    PlantSimulation well = plant(FaultScript.none());
    run(well, 200);
    assertThat(well.latest().values()).allMatch(sample -> sample.status() == StatusNames.GOOD);
    assertThat(well.activeFaults()).isEmpty();
  }

  @Test
  void aForcedValueStaysUntilItIsReleased() {
    String tag = "intake.raw.flow";
    assertThat(plant.force(tag, new ForcedValue.Now("broken", 0x808C_0000L), now)).isTrue();
    run(plant, 5);
    assertThat(latest(tag).value()).isEqualTo("broken");

    assertThat(plant.release(tag, now)).isTrue();

    assertThat(latest(tag).value()).isInstanceOf(Double.class);
    assertThat(plant.release(tag, now)).isFalse();
    assertThat(plant.force("no.such.tag", new ForcedValue.Now(1.0, 0), now)).isFalse();
  }

  @Test
  void samplesOfABurstOfTicksStillHaveRisingSourceTimes() {
    List<Instant> times = new ArrayList<>();
    plant.connect(samples ->
        samples.stream()
            .filter(sample -> sample.tag().equals("intake.raw.flow"))
            .forEach(sample -> times.add(Objects.requireNonNull(sample.sourceTime()))));

    for (int tick = 0; tick < 5; tick++) {
      plant.step(SECOND, START.plusSeconds(60));
    }

    assertThat(times).hasSize(6).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aDisconnectedListenerIsToldNothing() {
    List<TagSample> told = new ArrayList<>();
    plant.connect(told::addAll);
    plant.disconnect();
    told.clear();

    run(plant, 3);

    assertThat(told).isEmpty();
  }

  @Test
  void historyKeepsChangesOnlyAndDropsTheOldest() {
    run(plant, 150);

    assertThat(history.between("intake.pump1.running", START, now.plus(SECOND))).hasSize(1);
    List<TagSample> turbidity = history.between("filters.filter1.turbidity", START, now);
    assertThat(turbidity).hasSizeLessThanOrEqualTo(100).hasSizeGreaterThan(80);
  }

  @Test
  void statusesAreKnownByNameAndByNumber() {
    assertThat(StatusNames.codeOf("Uncertain_LastUsableValue")).isEqualTo(0x4090_0000L);
    assertThat(StatusNames.codeOf("0x808C0000")).isEqualTo(0x808C_0000L);
  }
}
