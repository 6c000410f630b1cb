package org.penstock.alert.domain.kind.past;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.kind.Numbers;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.FlatLine;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;

/**
 * A value that stands still: highest minus lowest stays below {@code minChange} for {@code window}.
 * Real water is never that quiet, so the sensor is stuck.
 *
 * <p>How it works. The bounds are those since the last time that they were too far apart; then they
 * begin anew with that value. So a slow drift is noticed at most one window late, never too early,
 * and nothing but the bounds is kept.
 */
public record Frozen(BigDecimal minChange, Duration window, Duration onDelay) implements RuleKind {

  @Override
  public String name() {
    return "FROZEN";
  }

  @Override
  public Set<Level> levels() {
    return Level.ONLY;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    Signal signal =
        look.memory() instanceof FlatLine flat && flat.low() != null
            ? (flat.isFlat() ? Signal.ALARM : Signal.CLEAR)
            : Signal.FROZEN;
    return Map.of(Level.ON, signal);
  }

  @Override
  public Memory begin(Instant now) {
    return new FlatLine(null, null, now, false);
  }

  @Override
  public Memory take(Memory before, Observation reading) {
    if (!(before instanceof FlatLine flat)) {
      return before;
    }
    Optional<BigDecimal> number = Numbers.in(reading);
    if (number.isEmpty()) {
      return unknown(flat, reading.heardAt());
    }
    BigDecimal value = number.get();
    BigDecimal low = flat.low() == null ? value : flat.low().min(value);
    BigDecimal high = flat.high() == null ? value : flat.high().max(value);
    if (flat.low() == null || high.subtract(low).compareTo(minChange) >= 0) {
      return new FlatLine(value, value, reading.heardAt(), false);
    }
    return new FlatLine(low, high, flat.since(), flat.isFlat());
  }

  @Override
  public Optional<Instant> nextMark(Memory memory) {
    return memory instanceof FlatLine flat && flat.low() != null && !flat.isFlat()
        ? Optional.of(flat.since().plus(window))
        : Optional.empty();
  }

  @Override
  public Memory pass(Memory before, Instant mark, Observation own) {
    if (!(before instanceof FlatLine flat)) {
      return before;
    }
    return own.isEvidence()
        ? new FlatLine(flat.low(), flat.high(), flat.since(), true)
        : unknown(flat, mark);
  }

  /**
   * What a value does in the dark is not known; what was flat before is not proved to be mended.
   */
  private static FlatLine unknown(FlatLine flat, Instant at) {
    return flat.isFlat() || flat.low() == null ? flat : new FlatLine(null, null, at, false);
  }

  @Override
  public Duration onDelay(Level level) {
    return onDelay;
  }
}
