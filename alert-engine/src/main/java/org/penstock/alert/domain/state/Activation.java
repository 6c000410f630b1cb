package org.penstock.alert.domain.state;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.AlarmPriority;

/**
 * One time that the alarm was raised, from its raise to its clearing.
 *
 * @param trigger the reading that began the level now shown
 * @param acknowledgement who saw it; null while nobody did, and when it was not needed
 * @param announcement how operators were told; null while it is raised beneath an overlay
 * @param workOrderAt when a work order was asked for; null when none was
 */
public record Activation(
    UUID occurrenceId,
    Instant raisedAt,
    Level level,
    Level maxLevel,
    AlarmPriority priority,
    Observation trigger,
    @Nullable Acknowledgement acknowledgement,
    @Nullable Instant returnedAt,
    @Nullable Announcement announcement,
    @Nullable Instant workOrderAt) {

  static Activation of(AlarmInput.Raise raise) {
    return new Activation(
        raise.occurrenceId(),
        raise.at(),
        raise.level(),
        raise.level(),
        raise.priority(),
        raise.trigger(),
        null,
        null,
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
        null,
        announcement,
        workOrderAt);
  }

  Activation acknowledged(@Nullable Acknowledgement by) {
    return new Activation(
        occurrenceId,
        raisedAt,
        level,
        maxLevel,
        priority,
        trigger,
        by,
        returnedAt,
        announcement,
        workOrderAt);
  }

  Activation returned(Instant when) {
    return new Activation(
        occurrenceId,
        raisedAt,
        level,
        maxLevel,
        priority,
        trigger,
        acknowledgement,
        when,
        announcement,
        workOrderAt);
  }

  Activation announced(Announcement how) {
    return new Activation(
        occurrenceId,
        raisedAt,
        level,
        maxLevel,
        priority,
        trigger,
        acknowledgement,
        returnedAt,
        how,
        workOrderAt);
  }

  /** Brings it before the operators as if for the first time since they last looked. */
  Activation annunciated(Instant when) {
    return announced(announcement == null ? Announcement.at(when) : announcement.anew(when));
  }

  /** The same activation, a work order asked for. */
  public Activation workOrderAskedFor(Instant when) {
    return new Activation(
        occurrenceId,
        raisedAt,
        level,
        maxLevel,
        priority,
        trigger,
        acknowledgement,
        returnedAt,
        announcement,
        when);
  }
}
