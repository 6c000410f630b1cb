package org.penstock.alert.domain.kind;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.AlarmPriority;

/**
 * One limit.
 *
 * @param onDelay how long the value must be beyond it
 * @param priority where it differs from the rule's
 */
public record Limit(BigDecimal limit, Duration onDelay, @Nullable AlarmPriority priority) {

  /** Beyond or at the limit: alarm; back by more than the deadband: clear. */
  Signal judge(Level level, BigDecimal value, BigDecimal deadband) {
    BigDecimal beyond = level.isHigh() ? value.subtract(limit) : limit.subtract(value);
    if (beyond.signum() >= 0) {
      return Signal.ALARM;
    }
    return beyond.negate().compareTo(deadband) > 0 ? Signal.CLEAR : Signal.HOLD;
  }
}
