package org.penstock.alert.domain.kind;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.TagValue;

/** A tag that has the alarm's value: a pump's fault contact, a mode. */
public record Discrete(TagValue alarmValue, Duration onDelay) implements RuleKind {

  @Override
  public String name() {
    return "DISCRETE";
  }

  @Override
  public Set<Level> levels() {
    return Level.ONLY;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    TagValue value = look.own().value();
    if (value.getClass() != alarmValue.getClass()) {
      return Map.of(Level.ON, Signal.FROZEN);
    }
    return Map.of(Level.ON, value.equals(alarmValue) ? Signal.ALARM : Signal.CLEAR);
  }

  @Override
  public Duration onDelay(Level level) {
    return onDelay;
  }
}
