package org.penstock.alert.domain.port;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.event.AlarmPriority;

/**
 * One time that an alarm was raised, from its raise to its end.
 *
 * @param firstSeq the line of history that it begins with
 * @param maxLevel the worst level that it reached
 * @param priority as it stood last
 * @param endedAt null while it is open
 * @param lines how many lines of history it has
 */
public record AlarmOccurrence(
    UUID occurrenceId,
    long firstSeq,
    Instant raisedAt,
    boolean annunciated,
    @Nullable String level,
    @Nullable String maxLevel,
    AlarmPriority priority,
    @Nullable String message,
    @Nullable Instant acknowledgedAt,
    @Nullable Actor acknowledgedBy,
    @Nullable Instant returnedAt,
    @Nullable Instant endedAt,
    Ending ending,
    int lines) {

  /** How it ended. */
  public enum Ending {
    OPEN,
    CLEARED,
    /** It was raised anew before anybody was done with it. */
    RAISED_AGAIN
  }
}
