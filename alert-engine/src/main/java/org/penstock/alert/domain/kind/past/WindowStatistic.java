package org.penstock.alert.domain.kind.past;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.LimitedKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.Samples;
import org.penstock.alert.domain.signal.Memory.Window;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;

/**
 * Limits on a statistic of a window: the average of 15 minutes, the 95th percentile of a day.
 *
 * <p>How it works. The window is a number of samples of a clock. At each step, which counts from
 * the epoch too, the statistic is made of those that have a value, and stands until the next step.
 * With too few of them there is none, and nothing is said.
 *
 * @param clock keeps as many samples as the window has
 * @param step a multiple of the clock's period
 * @param minCoverage how many percent of the samples must have a value
 * @param weight what each sample of a sum counts for: flow per hour times hours is a volume
 */
public record WindowStatistic(
    Statistic statistic,
    SampleClock clock,
    Duration step,
    int minCoverage,
    BigDecimal weight,
    LimitSet limits)
    implements LimitedKind {

  @Override
  public String name() {
    return "WINDOW_STATISTIC";
  }

  /** The samples count, not the present value. */
  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    return limits.judge(
        look.memory() instanceof Window known
            ? Optional.ofNullable(known.statistic())
            : Optional.empty());
  }

  @Override
  public Memory begin(Instant now) {
    return new Window(clock.begin(now), null);
  }

  @Override
  public Memory take(Memory before, Observation reading) {
    return before instanceof Window(Samples samples, BigDecimal statistic)
        ? new Window(clock.take(samples, reading), statistic)
        : before;
  }

  @Override
  public Optional<Instant> nextMark(Memory memory) {
    return memory instanceof Window(Samples samples, _)
        ? clock.nextMark(samples)
        : Optional.empty();
  }

  @Override
  public Memory pass(Memory before, Instant mark, Observation own) {
    if (!(before instanceof Window known)) {
      return before;
    }
    Samples samples = clock.pass(known.samples(), mark, own);
    boolean isStep = mark.toEpochMilli() % step.toMillis() == 0 || clock.isAsleep(samples);
    return new Window(samples, isStep ? of(samples) : known.statistic());
  }

  private @Nullable BigDecimal of(Samples samples) {
    List<BigDecimal> known = new ArrayList<>();
    for (BigDecimal sample : samples.values()) {
      if (sample != null) {
        known.add(sample);
      }
    }
    if (known.isEmpty() || 100L * known.size() < (long) minCoverage * clock.most()) {
      return null;
    }
    BigDecimal found = statistic.of(known).multiply(weight).stripTrailingZeros();
    // As JSON writes it, so that what is read back is equal.
    return found.setScale(Math.max(0, found.scale()));
  }
}
