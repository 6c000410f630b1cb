package org.penstock.plant.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlantModelTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static PlantModel model(long seed) {
    return new PlantModel(seed, SECOND);
  }

  private static double number(PlantModel model, String tag) {
    return (double) Objects.requireNonNull(model.values().get(tag));
  }

  @Test
  void whatFlowsInAndOutOfTheClearwellIsWhatItsVolumeChangesBy() {
    PlantModel model = model(42);
    double before = model.clearwell().volume();
    double net = 0;

    for (int second = 0; second < 86_400; second++) {
      model.step(SECOND);
      net += (model.inflow() - model.outflow()) / 3600;
    }

    double after = model.clearwell().volume() + model.clearwell().spilledVolume();
    assertThat(after - before).isCloseTo(net, within(0.001));
    assertThat(net).isNotZero();
  }

  @Test
  void aDayLeavesTheClearwellInItsUsualBandWithoutSpilling() {
    PlantModel model = model(7);
    List<Double> levels = new ArrayList<>();

    for (int minute = 0; minute < 24 * 60; minute++) {
      model.step(Duration.ofMinutes(1));
      levels.add(model.clearwell().level());
    }

    assertThat(levels).allMatch(level -> level > 1.5 && level < 4.8);
    assertThat(model.clearwell().spilledVolume()).isZero();
  }

  @Test
  void theResidualStaysBelowTheDoseAndFallsOnTheWayOut() {
    PlantModel model = model(42);

    for (int minute = 0; minute < 600; minute++) {
      model.step(Duration.ofMinutes(1));
      double dose = number(model, "disinfection.chlorine.dose");
      double residual = number(model, "disinfection.chlorine.residual");
      assertThat(residual).isPositive().isLessThan(dose);
    }

    assertThat(number(model, "clearwell.chlorine.residual"))
        .isLessThan(number(model, "disinfection.chlorine.residual"));
  }

  @Test
  void theSameSeedGivesTheSameSeriesHoweverTheStepsAreCut() {
    PlantModel fine = model(42);
    PlantModel coarse = model(42);
    PlantModel other = model(43);

    for (int second = 0; second < 600; second++) {
      fine.step(SECOND);
    }
    coarse.step(Duration.ofMillis(300_500));
    coarse.step(Duration.ofMillis(299_500));
    other.step(Duration.ofMinutes(10));

    assertThat(coarse.values()).isEqualTo(fine.values());
    assertThat(other.values()).isNotEqualTo(fine.values());
  }

  @Test
  void aBackwashResetsTheHeadLossAndTakesTheFilterOutOfItsRun() {
    PlantModel model = model(42);
    model.step(SECOND);
    double before = model.filter(2).headloss();

    model.filter(2).startBackwash();
    model.step(SECOND);
    double flowWhileWashing = model.filter(2).flow();
    model.step(Duration.ofSeconds((long) Filter.BACKWASH_SECONDS + 5));

    assertThat(before).isGreaterThan(1);
    assertThat(flowWhileWashing).isZero();
    assertThat(model.filter(2).mode()).isEqualTo(Filter.Mode.RUN);
    assertThat(model.filter(2).headloss()).isLessThan(Filter.CLEAN_HEADLOSS_M * 1.5);
  }

  @Test
  void headLossBuildsUpUntilTheFilterWashesItself() {
    PlantModel model = model(42);
    List<Filter.Mode> seen = new ArrayList<>();

    for (int minute = 0; minute < 30 * 60; minute++) {
      model.step(Duration.ofMinutes(1));
      seen.add(model.filter(2).mode());
    }

    assertThat(seen).contains(Filter.Mode.BACKWASH).endsWith(Filter.Mode.RUN);
  }

  @Test
  void aBreakthroughPassesOneNtuWithinTenSecondsAndABackwashEndsIt() {
    PlantModel model = model(42);
    model.step(Duration.ofSeconds(25));
    assertThat(model.filter(2).turbidity()).isLessThan(0.15);

    model.filter(2).breakThrough();
    model.step(Duration.ofSeconds(10));
    double broken = model.filter(2).turbidity();
    double combined = number(model, "filters.combined.turbidity");
    model.filter(2).startBackwash();
    model.step(Duration.ofSeconds(90));

    assertThat(broken).isGreaterThan(1);
    assertThat(combined).isBetween(0.3, broken);
    assertThat(model.filter(2).turbidity()).isLessThan(0.2);
  }

  @Test
  void whenAPumpTripsTheOtherSpeedsUpAndCarriesTheTown() {
    PlantModel model = model(42);
    model.step(Duration.ofMinutes(2));
    double speedBefore = model.pump(1).speed();
    double flowBefore = number(model, "highlift.discharge.flow");

    model.pump(2).trip();
    model.step(Duration.ofMinutes(2));

    assertThat(model.pump(2).running()).isFalse();
    assertThat(model.pump(2).fault()).isTrue();
    assertThat(model.pump(1).speed()).isGreaterThan(speedBefore * 1.5);
    double flowAfter = number(model, "highlift.discharge.flow");
    assertThat(flowAfter).isCloseTo(flowBefore, within(flowBefore * 0.2));

    model.pump(2).reset();
    model.step(Duration.ofMinutes(2));
    assertThat(model.pump(2).running()).isTrue();
  }

  @Test
  void theTownDrawsMoreInTheMorningThanAtNight() {
    assertThat(DiurnalDemand.shapeAt(8 * 3600)).isGreaterThan(1.1);
    assertThat(DiurnalDemand.shapeAt(3 * 3600)).isLessThan(0.85);
  }
}
