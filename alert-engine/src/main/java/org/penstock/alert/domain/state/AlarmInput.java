package org.penstock.alert.domain.state;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.Actor;
import org.penstock.event.AlarmPriority;

/**
 * What can happen to an alarm: the process moves, time passes, the design speaks, a person acts.
 */
public sealed interface AlarmInput {

  /** When it happened, in the time of the process. */
  Instant at();

  /** The process moved. */
  sealed interface ProcessMove extends AlarmInput {}

  /** The condition became true, its on-delay included. */
  record Raise(
      UUID occurrenceId, Level level, AlarmPriority priority, Observation trigger, Instant at)
      implements ProcessMove {}

  /** The condition stays true at another level. */
  record ChangeLevel(Level level, AlarmPriority priority, Observation trigger, Instant at)
      implements ProcessMove {}

  /** The condition became false, its deadband and off-delay included. */
  record Clear(Observation trigger, Instant at) implements ProcessMove {}

  /** The SCADA system no longer reports the condition: it ended, and nobody knows when. */
  record Over(Instant at) implements ProcessMove {}

  /** Time passed: nobody did what should have been done. */
  sealed interface Reminder extends AlarmInput {}

  /** Nobody has acknowledged: tell it once more. */
  record Reannounce(Instant at) implements Reminder {}

  /** Somebody acknowledged long ago, and it is active still (OPC UA Part 9, ReAlarmTime). */
  record Realarm(Instant at) implements Reminder {}

  /** Nobody has acknowledged within the time that the alarm allows. */
  record UnacknowledgedTooLong(Instant at) implements Reminder {}

  /** The shelf's time is over. */
  record ShelfExpires(Instant at) implements Reminder {}

  /** An alarm that is out of service should be looked at again. */
  record ReviewDue(Instant at) implements Reminder {}

  /** The plant's design suppresses the alarm, or lets it go. */
  sealed interface Design extends AlarmInput {}

  /** It means nothing now. */
  record Suppress(Instant at) implements Design {}

  /** It means something again. */
  record Unsuppress(Instant at) implements Design {}

  /** A person acts. */
  sealed interface Act extends AlarmInput {

    /** Who. */
    Actor by();

    /** What they said. */
    @Nullable String comment();
  }

  /** An operator takes notice. */
  record Acknowledge(Actor by, @Nullable String comment, Instant at) implements Act {}

  /** An operator lets a latched alarm go. */
  record Reset(Actor by, @Nullable String comment, Instant at) implements Act {}

  /** An operator puts the alarm aside. */
  record PutOnShelf(Shelf shelf) implements Act {

    @Override
    public Actor by() {
      return shelf.by();
    }

    @Override
    public @Nullable String comment() {
      return shelf.comment();
    }

    @Override
    public Instant at() {
      return shelf.since();
    }
  }

  /** An operator takes the alarm off the shelf. */
  record TakeOffShelf(Actor by, @Nullable String comment, Instant at) implements Act {}

  /** A supervisor takes the alarm out of service. */
  record TakeOutOfService(Removal removal) implements Act {

    @Override
    public Actor by() {
      return removal.by();
    }

    @Override
    public String comment() {
      return removal.reason();
    }

    @Override
    public Instant at() {
      return removal.since();
    }
  }

  /**
   * A supervisor returns the alarm to service.
   *
   * @param isSuppressed whether the plant's design suppresses it at this moment
   */
  record ReturnToService(Actor by, @Nullable String comment, boolean isSuppressed, Instant at)
      implements Act {}

  /** Somebody writes something down. */
  record Remark(Actor by, String comment, Instant at) implements Act {}

  /** The rule behind the alarm is no more. */
  record Retire(Instant at) implements AlarmInput {}
}
