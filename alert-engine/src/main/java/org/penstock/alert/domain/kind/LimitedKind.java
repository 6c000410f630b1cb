package org.penstock.alert.domain.kind;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.AlarmPriority;

/** A kind that holds one number against limits. */
public interface LimitedKind extends RuleKind {

  /** The limits. */
  LimitSet limits();

  @Override
  default Set<Level> levels() {
    return limits().levels();
  }

  @Override
  default Duration onDelay(Level level) {
    return limits().onDelay(level);
  }

  @Override
  default Optional<BigDecimal> limit(Level level) {
    return limits().limit(level);
  }

  @Override
  default Optional<BigDecimal> deadband() {
    return Optional.of(limits().deadband());
  }

  @Override
  default Optional<AlarmPriority> priority(Level level) {
    return limits().priority(level);
  }
}
