package org.penstock.alert.domain.kind;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.TagValue;

/**
 * An instrument that says itself that its value is not to be used. While the source is away that is
 * not known, so that nothing changes.
 *
 * @param uncertain whether a value of uncertain quality counts, too
 * @param together tags that must be bad at the same time: a controller that cannot be reached takes
 *     all its tags with it, a sensor that fails only its own
 */
public record BadQuality(boolean uncertain, Set<String> together, Duration onDelay)
    implements RuleKind {

  public BadQuality {
    together = Set.copyOf(together);
  }

  @Override
  public String name() {
    return "BAD_QUALITY";
  }

  @Override
  public Set<Level> levels() {
    return Level.ONLY;
  }

  @Override
  public boolean judgesTheConnection() {
    return true;
  }

  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Set<String> otherTags() {
    return together;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    Signal worst = judge(look.own());
    for (String tag : together) {
      Signal other = look.values().last(tag).map(this::judge).orElse(Signal.HOLD);
      worst = worst == Signal.ALARM || other == Signal.CLEAR ? other : worst;
    }
    return Map.of(Level.ON, worst);
  }

  private Signal judge(Observation reading) {
    return switch (reading.quality()) {
      case BAD -> Signal.ALARM;
      case UNCERTAIN -> uncertain ? Signal.ALARM : fit(reading);
      case GOOD -> fit(reading);
      case STALE -> Signal.HOLD;
    };
  }

  /** A good quality without a value is not known to be fit. */
  private static Signal fit(Observation reading) {
    return reading.value() instanceof TagValue.Missing ? Signal.HOLD : Signal.CLEAR;
  }

  @Override
  public Duration onDelay(Level level) {
    return onDelay;
  }
}
