package org.penstock.alert.domain.alarm;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Signal;

/**
 * One level of an alarm: on or off, and perhaps about to change. The change comes at its due time,
 * also when no further reading does: a value that jumped and stays is not sent again.
 */
public record DelayedSwitch(boolean on, @Nullable Pending pending) {

  /** A switch at rest. */
  public static final DelayedSwitch OFF = new DelayedSwitch(false, null);

  /** A change that is due, and the reading that began it. */
  public record Pending(Instant dueAt, Observation trigger) {}

  /** Takes a signal; a change without delay is due at once. */
  DelayedSwitch on(Signal signal, Observation reading, Duration onDelay, Duration offDelay) {
    return switch (signal) {
      case ALARM -> on ? settled() : begin(reading, onDelay);
      case CLEAR -> on ? begin(reading, offDelay) : settled();
      case HOLD -> settled();
      case FROZEN -> on ? settled() : this;
    };
  }

  /** Whether a change is due by then. */
  boolean isDue(Instant by) {
    return pending != null && !pending.dueAt().isAfter(by);
  }

  DelayedSwitch flipped() {
    return new DelayedSwitch(!on, null);
  }

  private DelayedSwitch settled() {
    return pending == null ? this : new DelayedSwitch(on, null);
  }

  private DelayedSwitch begin(Observation reading, Duration delay) {
    return pending == null
        ? new DelayedSwitch(on, new Pending(reading.at().plus(delay), reading))
        : this;
  }
}
