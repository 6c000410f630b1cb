package org.penstock.alert.domain.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmPriority;
import org.penstock.event.TagValue;

/** How a value is judged. Each kind gives one signal for each level that it has. */
public sealed interface RuleKind {

  /** The kind's name in rule files and events. */
  String name();

  /** The levels that this rule can show. */
  Set<Level> levels();

  /** The signal of each level for this value; every level is in the answer. */
  Map<Level, Signal> signals(TagValue value);

  /** How long a level must hold before it counts. */
  Duration onDelay(Level level);

  /** The limit of a level, where the kind has one. */
  Optional<BigDecimal> limit(Level level);

  /** The level's own priority, where it differs from the rule's. */
  Optional<AlarmPriority> priority(Level level);

  /** Limits on a number: HH, H, L, LL with one deadband. */
  record Limits(Map<Level, Limit> limits, BigDecimal deadband) implements RuleKind {

    public Limits {
      limits = Map.copyOf(limits);
    }

    @Override
    public String name() {
      return "LIMIT";
    }

    @Override
    public Set<Level> levels() {
      return limits.keySet();
    }

    @Override
    public Map<Level, Signal> signals(TagValue value) {
      Map<Level, Signal> signals = new EnumMap<>(Level.class);
      Optional<BigDecimal> number = number(value);
      limits.forEach((level, limit) ->
          signals.put(
              level, number.map(known -> signal(level, limit, known)).orElse(Signal.FROZEN)));
      return signals;
    }

    private Signal signal(Level level, Limit limit, BigDecimal value) {
      BigDecimal beyond =
          level.isHigh() ? value.subtract(limit.limit()) : limit.limit().subtract(value);
      if (beyond.signum() >= 0) {
        return Signal.ALARM;
      }
      return beyond.negate().compareTo(deadband) > 0 ? Signal.CLEAR : Signal.HOLD;
    }

    private static Optional<BigDecimal> number(TagValue value) {
      return value instanceof TagValue.Numeric(BigDecimal known)
          ? Optional.of(known)
          : Optional.empty();
    }

    @Override
    public Duration onDelay(Level level) {
      return at(level).onDelay();
    }

    @Override
    public Optional<BigDecimal> limit(Level level) {
      return Optional.of(at(level).limit());
    }

    @Override
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

  /** One limit. */
  record Limit(BigDecimal limit, Duration onDelay, @Nullable AlarmPriority priority) {}

  /** A tag that has the alarm's value: a pump's fault contact, a mode. */
  record Discrete(TagValue alarmValue, Duration onDelay) implements RuleKind {

    private static final Set<Level> ONLY = Set.of(Level.ON);

    @Override
    public String name() {
      return "DISCRETE";
    }

    @Override
    public Set<Level> levels() {
      return ONLY;
    }

    @Override
    public Map<Level, Signal> signals(TagValue value) {
      if (value.getClass() != alarmValue.getClass()) {
        return Map.of(Level.ON, Signal.FROZEN);
      }
      return Map.of(Level.ON, value.equals(alarmValue) ? Signal.ALARM : Signal.CLEAR);
    }

    @Override
    public Duration onDelay(Level level) {
      return onDelay;
    }

    @Override
    public Optional<BigDecimal> limit(Level level) {
      return Optional.empty();
    }

    @Override
    public Optional<AlarmPriority> priority(Level level) {
      return Optional.empty();
    }
  }
}
