package org.penstock.alert.domain.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/**
 * An alarm put aside by an operator for a while (OPC UA Part 9, 5.8.17).
 *
 * @param until when it ends at the latest, whatever its mode
 */
public record Shelf(
    Mode mode, Instant until, Reason reason, @Nullable String comment, Actor by, Instant since) {

  /** What else ends it. */
  public enum Mode {
    /** Nothing but time, or a person. */
    TIMED,
    /** The end of the activation that is active now or, where none is, of the next one. */
    ONE_SHOT
  }

  /** Why an operator put it aside. */
  public enum Reason {
    CHATTERING,
    STALE_STANDING,
    MAINTENANCE,
    KNOWN_CONDITION,
    FALSE_ALARM,
    /** Said in the comment. */
    OTHER
  }
}
