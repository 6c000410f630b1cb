package org.penstock.alert.domain.kind;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.AlarmPriority;

/** HH, H, L and LL with one deadband: what every kind shares that ends in one number. */
public record LimitSet(Map<Level, Limit> limits, BigDecimal deadband) {

  public LimitSet {
    limits = Map.copyOf(limits);
  }

  /** The levels that have a limit. */
  public Set<Level> levels() {
    return limits.keySet();
  }

  /** Holds one number against every limit. */
  public Map<Level, Signal> judge(BigDecimal value) {
    Map<Level, Signal> signals = new EnumMap<>(Level.class);
    limits.forEach((level, limit) -> signals.put(level, limit.judge(level, value, deadband)));
    return signals;
  }

  /** The same; without a number nothing is said. */
  public Map<Level, Signal> judge(Optional<BigDecimal> value) {
    return value.map(this::judge).orElseGet(() -> Signal.everywhere(levels(), Signal.FROZEN));
  }

  /** How long a level must hold. */
  public Duration onDelay(Level level) {
    return at(level).onDelay();
  }

  /** The limit of a level. */
  public Optional<BigDecimal> limit(Level level) {
    return Optional.of(at(level).limit());
  }

  /** A level's own priority. */
  public Optional<AlarmPriority> priority(Level level) {
    return Optional.ofNullable(at(level).priority());
  }

  private Limit at(Level level) {
    Limit limit = limits.get(level);
    if (limit == null) {
      throw new IllegalArgumentException("no limit at level " + level);
    }
    return limit;
  }
}
