package org.penstock.alert.domain.alarm;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;

/**
 * One level of an alarm: on or off, and perhaps about to change. The change comes at its due time,
 * also when no further reading does: a value that jumped and stays is not sent again.
 */
public record DelayedSwitch(boolean on, @Nullable Pending pending) {

  /** A switch at rest. */
  public static final DelayedSwitch OFF = new DelayedSwitch(false, null);

  /** A change that is due, and the reading that began it. */
  public record Pending(Instant dueAt, Observation trigger) {}

  /** How long a level must hold, and how long it must be gone. */
  record Delays(Duration on, Duration off) {}

  /** Takes a signal at a moment; a change without delay is due at once. */
  DelayedSwitch take(Signal signal, Observation trigger, Instant at, Delays delays) {
    return switch (signal) {
      case ALARM -> on ? settled() : begin(trigger, at.plus(delays.on()));
      case CLEAR -> on ? begin(trigger, at.plus(delays.off())) : settled();
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

  private DelayedSwitch begin(Observation trigger, Instant dueAt) {
    return pending == null ? new DelayedSwitch(on, new Pending(dueAt, trigger)) : this;
  }
}
