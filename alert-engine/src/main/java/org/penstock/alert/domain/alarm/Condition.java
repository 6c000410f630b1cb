package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.DelayedSwitch.Pending;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Finding;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Signal;

/** What the process does, whatever an operator did: one switch for each level. */
public record Condition(Map<Level, DelayedSwitch> switches) {

  /** Nothing on, nothing pending. */
  public static final Condition NORMAL = new Condition(Map.of());

  public Condition {
    switches = Map.copyOf(switches);
  }

  /** The worst level that is on; {@code shown} stays where another is as bad. */
  public Optional<Level> level(@Nullable Level shown) {
    return on().max(
            Comparator.comparingInt(Level::rank)
                .thenComparing(level -> level == shown)
                .thenComparing(Comparator.reverseOrder()));
  }

  /** The levels that are on. */
  public Stream<Level> on() {
    return switches.entrySet().stream().filter(one -> one.getValue().on()).map(Map.Entry::getKey);
  }

  /** The change that is due first, with its level. */
  public Optional<Map.Entry<Level, Pending>> next() {
    return switches.entrySet().stream()
        .filter(one -> one.getValue().pending() != null)
        .map(one -> Map.entry(one.getKey(), Objects.requireNonNull(one.getValue().pending())))
        .min(Comparator.comparing(one -> one.getValue().dueAt()));
  }

  /** What a running delay is called: {@code ON_DELAY} before a level comes on, else the other. */
  public String delayOf(Level level) {
    return switches.getOrDefault(level, DelayedSwitch.OFF).on() ? "OFF_DELAY" : "ON_DELAY";
  }

  /** Takes what the rule found. */
  Condition take(AlarmRule rule, Finding finding) {
    Map<Level, DelayedSwitch> after = new EnumMap<>(Level.class);
    for (Level level : rule.kind().levels()) {
      Signal signal = Objects.requireNonNull(finding.signals().get(level));
      DelayedSwitch before = switches.getOrDefault(level, DelayedSwitch.OFF);
      DelayedSwitch now =
          before.take(
              signal,
              finding.trigger(),
              finding.at(),
              new DelayedSwitch.Delays(rule.kind().onDelay(level), rule.offDelay()));
      if (!now.equals(DelayedSwitch.OFF)) {
        after.put(level, now);
      }
    }
    return new Condition(after);
  }

  /** Everything that is due at that instant happens together. */
  Condition flipDueAt(Instant instant) {
    Map<Level, DelayedSwitch> after = new EnumMap<>(Level.class);
    switches.forEach((level, one) -> {
      DelayedSwitch now = one.isDue(instant) ? one.flipped() : one;
      if (!now.equals(DelayedSwitch.OFF)) {
        after.put(level, now);
      }
    });
    return new Condition(after);
  }
}
