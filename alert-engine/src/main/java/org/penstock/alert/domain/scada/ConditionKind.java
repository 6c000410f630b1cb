package org.penstock.alert.domain.scada;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmPriority;

/**
 * The judgement of the SCADA system: no reading changes it, and no delay is added to it.
 *
 * @param id the alarm's identity
 * @param covered how the rule judges that covers the condition; its priorities count
 */
public record ConditionKind(String id, Optional<RuleKind> covered) implements RuleKind {

  private static final Set<Level> LEVELS = EnumSet.allOf(Level.class);

  @Override
  public String name() {
    return "SCADA_CONDITION";
  }

  @Override
  public AlarmOrigin origin() {
    return AlarmOrigin.SCADA;
  }

  @Override
  public Optional<String> alarmId() {
    return Optional.of(id);
  }

  @Override
  public Set<Level> levels() {
    return LEVELS;
  }

  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    return Signal.everywhere(LEVELS, Signal.FROZEN);
  }

  @Override
  public Duration onDelay(Level level) {
    return Duration.ZERO;
  }

  @Override
  public Optional<AlarmPriority> priority(Level level) {
    return covered
        .filter(kind -> kind.levels().contains(level))
        .flatMap(kind -> kind.priority(level));
  }
}
