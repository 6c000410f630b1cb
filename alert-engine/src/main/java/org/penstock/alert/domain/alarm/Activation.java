package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Level;
import org.penstock.event.AlarmPriority;

/**
 * One time that the alarm was raised, from its raise to its clearing.
 *
 * @param trigger the reading that began the level now shown
 * @param acknowledgement who saw it; null while nobody did, and when it was not needed
 */
public record Activation(
    UUID occurrenceId,
    Instant raisedAt,
    Level level,
    Level maxLevel,
    AlarmPriority priority,
    Observation trigger,
    @Nullable Acknowledgement acknowledgement,
    @Nullable Instant returnedAt) {

  static Activation of(AlarmInput.Raise raise) {
    return new Activation(
        raise.occurrenceId(),
        raise.at(),
        raise.level(),
        raise.level(),
        raise.priority(),
        raise.trigger(),
        null,
        null);
  }

  Activation at(AlarmInput.ChangeLevel change) {
    Level worst = change.level().isBeyond(maxLevel) ? change.level() : maxLevel;
    return new Activation(
        occurrenceId,
        raisedAt,
        change.level(),
        worst,
        change.priority(),
        change.trigger(),
        acknowledgement,
        null);
  }

  Activation acknowledged(@Nullable Acknowledgement by) {
    return new Activation(
        occurrenceId, raisedAt, level, maxLevel, priority, trigger, by, returnedAt);
  }

  Activation returned(Instant when) {
    return new Activation(
        occurrenceId, raisedAt, level, maxLevel, priority, trigger, acknowledgement, when);
  }
}
