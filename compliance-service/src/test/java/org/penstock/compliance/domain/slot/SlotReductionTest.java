package org.penstock.compliance.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.event.Quality;

class SlotReductionTest {

  private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
  private static final SlotKey SLOT = new SlotKey("a", START);

  @ParameterizedTest
  @CsvSource({"LAST, 0.30", "AVERAGE, 0.2", "MINIMUM, 0.10", "MAXIMUM, 0.30"})
  void eachStatisticIsWhatItsNameSays(Statistic statistic, BigDecimal expected) {
    List<Sample> samples = List.of(good(1, "0.10"), good(2, "0.20"), good(3, "0.30"));

    assertThat(SlotReduction.reduce(statistic, samples).value()).isEqualByComparingTo(expected);
  }

  @Test
  void anAverageIsNotRounded() {
    SlotValue value =
        SlotReduction.reduce(Statistic.AVERAGE, List.of(good(1, "1"), good(2, "1"), good(3, "0")));

    assertThat(value.text()).isEqualTo("0." + "6".repeat(29) + "7");
  }

  @Test
  void theLastValueKeepsItsTextAsReceived() {
    assertThat(SlotReduction.reduce(Statistic.LAST, List.of(good(1, "0.250"))).text())
        .isEqualTo("0.250");
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void samplesThatAreNotGoodDoNotCount(Statistic statistic) {
    List<Sample> samples =
        List.of(
            good(1, "0.2"),
            sample(2, "9", Quality.UNCERTAIN),
            sample(3, "9", Quality.BAD),
            sample(4, "9", Quality.STALE),
            sample(5, null, Quality.GOOD));

    SlotValue value = SlotReduction.reduce(statistic, samples);

    assertThat(value.value()).isEqualByComparingTo("0.2");
    assertThat(value.quality()).isEqualTo(Quality.GOOD);
    assertThat(value.samples()).isEqualTo(5);
    assertThat(value.counted()).isEqualTo(1);
  }

  @Test
  void aSlotWithoutACountingSampleHasNoValueAndTheLastQuality() {
    SlotValue value =
        SlotReduction.reduce(
            Statistic.LAST,
            List.of(sample(1, "9", Quality.BAD), sample(2, "8", Quality.UNCERTAIN)));

    assertThat(value.value()).isNull();
    assertThat(value.text()).isEqualTo("8");
    assertThat(value.quality()).isEqualTo(Quality.UNCERTAIN);
  }

  @Test
  void aGoodSampleWithoutANumberDoesNotMakeTheSlotGood() {
    assertThat(
            SlotReduction.reduce(Statistic.LAST, List.of(sample(1, null, Quality.GOOD))).quality())
        .isEqualTo(Quality.BAD);
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void aSlotWithoutSamplesHasTheValueThatHeldOn(Statistic statistic) {
    SlotValue value =
        SlotReduction.reduce(
            statistic, List.of(held(1, "0.30", Quality.GOOD), held(61, "0.30", Quality.GOOD)));

    assertThat(value.value()).isEqualByComparingTo("0.30");
    assertThat(value.text()).isEqualTo("0.30");
    assertThat(value.quality()).isEqualTo(Quality.GOOD);
    assertThat(value.isHeld()).isTrue();
    assertThat(value.samples()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void aValueThatHeldOnDoesNotCountBesideASample(Statistic statistic) {
    SlotValue alone = SlotReduction.reduce(statistic, List.of(good(90, "0.50")));

    assertThat(
            SlotReduction.reduce(
                statistic,
                List.of(
                    held(1, "0.30", Quality.GOOD),
                    good(90, "0.50"),
                    held(150, "0.50", Quality.GOOD))))
        .isEqualTo(alone);
    assertThat(alone.isHeld()).isFalse();
  }

  @Test
  void aBadValueThatHeldOnMakesTheSlotBad() {
    SlotValue value = SlotReduction.reduce(Statistic.LAST, List.of(held(1, "0.30", Quality.BAD)));

    assertThat(value.value()).isNull();
    assertThat(value.quality()).isEqualTo(Quality.BAD);
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void theOrderOfArrivalDoesNotMatter(Statistic statistic) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      samples.add(good(i, Integer.toString(i * 7 % 13)));
    }
    SlotValue expected = SlotReduction.reduce(statistic, samples);
    Random random = new Random(42);

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(samples, random);
      assertThat(SlotReduction.reduce(statistic, samples)).isEqualTo(expected);
    }
  }

  @Test
  void provenanceCoversAllSamples() {
    assertThat(
            SlotReduction.reduce(Statistic.LAST, List.of(good(5, "1"), good(2, "1"))).provenance())
        .isEqualTo(new Provenance("t", 3, 2, 5));
  }

  @Test
  void aValueDiffersByNumberAndQualityAndNotByZeros() {
    SlotValue value = SlotReduction.reduce(Statistic.LAST, List.of(good(1, "0.50")));
    SlotValue none = SlotReduction.reduce(Statistic.LAST, List.of(sample(1, null, Quality.BAD)));

    assertThat(value.differsFrom(new BigDecimal("0.5"), Quality.GOOD)).isFalse();
    assertThat(value.differsFrom(new BigDecimal("0.51"), Quality.GOOD)).isTrue();
    assertThat(value.differsFrom(new BigDecimal("0.5"), Quality.BAD)).isTrue();
    assertThat(value.differsFrom(null, Quality.GOOD)).isTrue();
    assertThat(none.differsFrom(new BigDecimal("0.5"), Quality.BAD)).isTrue();
    assertThat(none.differsFrom(null, Quality.BAD)).isFalse();
  }

  private static Sample good(int second, String value) {
    return sample(second, value, Quality.GOOD);
  }

  private static Sample sample(int second, @Nullable String value, Quality quality) {
    return new Sample(
        "event-" + second,
        SLOT,
        START.plusSeconds(second),
        value == null ? null : new BigDecimal(value),
        value,
        quality,
        new Provenance("t", 3, second, second),
        false);
  }

  private static Sample held(int second, String value, Quality quality) {
    Sample sample = sample(second, value, quality);
    return new Sample(
        sample.eventId(),
        sample.slot(),
        sample.at(),
        sample.value(),
        sample.text(),
        sample.quality(),
        sample.provenance(),
        true);
  }
}
