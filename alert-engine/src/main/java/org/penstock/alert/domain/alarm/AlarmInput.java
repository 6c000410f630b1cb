package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Level;
import org.penstock.event.Actor;
import org.penstock.event.AlarmPriority;

/** What can happen to an alarm: the process moves, or a person acts. */
public sealed interface AlarmInput {

  /** When it happened, in the time of the process. */
  Instant at();

  /** The person who acted; the process has none. */
  default @Nullable Actor actor() {
    return switch (this) {
      case Acknowledge ack -> ack.by();
      case Reset reset -> reset.by();
      case Raise _, ChangeLevel _, Clear _, Retire _ -> null;
    };
  }

  /** What the person said. */
  default @Nullable String remark() {
    return switch (this) {
      case Acknowledge ack -> ack.comment();
      case Reset reset -> reset.comment();
      case Raise _, ChangeLevel _, Clear _, Retire _ -> null;
    };
  }

  /** The condition became true, its on-delay included. */
  record Raise(
      UUID occurrenceId, Level level, AlarmPriority priority, Observation trigger, Instant at)
      implements AlarmInput {}

  /** The condition stays true at another level. */
  record ChangeLevel(Level level, AlarmPriority priority, Observation trigger, Instant at)
      implements AlarmInput {}

  /** The condition became false, its deadband and off-delay included. */
  record Clear(Observation trigger, Instant at) implements AlarmInput {}

  /** An operator takes notice. */
  record Acknowledge(Actor by, @Nullable String comment, Instant at) implements AlarmInput {}

  /** An operator lets a latched alarm go. */
  record Reset(Actor by, @Nullable String comment, Instant at) implements AlarmInput {}

  /** The rule behind the alarm is no more. */
  record Retire(Instant at) implements AlarmInput {}
}
