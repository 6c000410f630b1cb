package org.penstock.alert.domain.kind.past;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.LimitedKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.Samples;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;

/**
 * How fast a value changes, between the oldest and the newest sample of a clock: on raw readings it
 * would be the noise that alarms.
 *
 * @param clock keeps as many samples as the rate is taken over; each must have a value
 * @param per the unit of time in the limits: 0.5 m per hour
 * @param limits on the rate; those for a fall are negative
 */
public record RateOfChange(SampleClock clock, Duration per, LimitSet limits)
    implements LimitedKind {

  @Override
  public String name() {
    return "RATE_OF_CHANGE";
  }

  /** The samples count, not the present value. */
  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    return limits.judge(
        look.memory() instanceof Samples known && known.every().equals(clock.every())
            ? rate(known.values())
            : Optional.empty());
  }

  private Optional<BigDecimal> rate(List<@Nullable BigDecimal> samples) {
    if (samples.size() < clock.most() || samples.stream().anyMatch(Objects::isNull)) {
      return Optional.empty();
    }
    BigDecimal oldest = samples.getFirst();
    BigDecimal newest = samples.getLast();
    if (oldest == null || newest == null) {
      return Optional.empty();
    }
    long millis = clock.every().toMillis() * (samples.size() - 1);
    return Optional.of(
        newest
            .subtract(oldest)
            .multiply(BigDecimal.valueOf(per.toMillis()))
            .divide(BigDecimal.valueOf(millis), MathContext.DECIMAL64));
  }

  @Override
  public Memory begin(Instant now) {
    return clock.begin(now);
  }

  @Override
  public Memory take(Memory before, Observation reading) {
    return before instanceof Samples known ? clock.take(known, reading) : before;
  }

  @Override
  public Optional<Instant> nextMark(Memory memory) {
    return memory instanceof Samples known ? clock.nextMark(known) : Optional.empty();
  }

  @Override
  public Memory pass(Memory before, Instant mark, Observation own) {
    return before instanceof Samples known ? clock.pass(known, mark, own) : before;
  }
}
