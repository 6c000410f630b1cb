package org.penstock.compliance.domain.slot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;

/**
 * Makes the value of a slot from its samples: the same samples in any order give the same value.
 */
public final class SlotReduction {

  /** Far more digits than any instrument has, so that rounding is left to the last step. */
  private static final MathContext UNROUNDED = new MathContext(30, RoundingMode.HALF_UP);

  private static final Comparator<Sample> IN_TIME =
      Comparator.comparing(Sample::at)
          .thenComparingLong(sample -> sample.provenance().lastOffset());

  private SlotReduction() {}

  /**
   * Reduces the samples of one slot. A value that only held on counts where the slot has no sample:
   * beside samples it would weigh as much as they do.
   *
   * @param all at least one
   */
  public static SlotValue reduce(Statistic statistic, List<Sample> all) {
    List<Sample> samples = all.stream().filter(sample -> !sample.held()).toList();
    return samples.isEmpty() ? heldOn(all) : ofSamples(statistic, samples);
  }

  /** Every statistic of a value that held on is that value. */
  private static SlotValue heldOn(List<Sample> all) {
    SlotValue last = ofSamples(Statistic.LAST, all);
    return new SlotValue(last.value(), last.text(), last.quality(), 0, 0, last.provenance());
  }

  private static SlotValue ofSamples(Statistic statistic, List<Sample> samples) {
    List<Sample> inTime = samples.stream().sorted(IN_TIME).toList();
    List<Sample> counting = inTime.stream().filter(Sample::counts).toList();
    Provenance provenance =
        inTime.stream().map(Sample::provenance).reduce(Provenance::with).orElseThrow();
    if (counting.isEmpty()) {
      return new SlotValue(
          null, inTime.getLast().text(), notGood(inTime), inTime.size(), 0, provenance);
    }
    BigDecimal value = value(statistic, counting);
    return new SlotValue(
        value,
        text(statistic, counting, value),
        Quality.GOOD,
        inTime.size(),
        counting.size(),
        provenance);
  }

  private static BigDecimal value(Statistic statistic, List<Sample> counting) {
    List<BigDecimal> values =
        counting.stream()
            .map(Sample::value)
            .flatMap(value -> Optional.ofNullable(value).stream())
            .toList();
    return switch (statistic) {
      case LAST -> values.getLast();
      case AVERAGE ->
          values.stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .divide(BigDecimal.valueOf(values.size()), UNROUNDED);
      case MINIMUM -> values.stream().reduce(BigDecimal::min).orElseThrow();
      case MAXIMUM -> values.stream().reduce(BigDecimal::max).orElseThrow();
    };
  }

  private static @Nullable String text(
      Statistic statistic, List<Sample> counting, BigDecimal value) {
    return statistic == Statistic.LAST ? counting.getLast().text() : value.toPlainString();
  }

  /** A good sample without a usable number does not make the slot good. */
  private static Quality notGood(List<Sample> inTime) {
    Quality last = inTime.getLast().quality();
    return last == Quality.GOOD ? Quality.BAD : last;
  }
}
