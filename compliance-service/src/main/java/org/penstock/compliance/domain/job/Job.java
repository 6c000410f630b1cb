package org.penstock.compliance.domain.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/**
 * A job and how far it is.
 *
 * @param done how many readings it has gone through
 * @param result the export or decision that it led to, once done
 * @param code why it was refused or failed, as a refusal is called everywhere
 * @param detail the same in a sentence
 */
public record Job(
    UUID id,
    Task task,
    Actor requestedBy,
    State state,
    int done,
    int attempts,
    Instant requestedAt,
    @Nullable Instant endedAt,
    @Nullable UUID result,
    @Nullable String code,
    @Nullable String detail) {

  /** How it stands. */
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    /** It could be done, and must not be. */
    REFUSED,
    /** It was tried several times. */
    FAILED
  }

  /** A job that nobody has begun. */
  public static Job queued(UUID id, Task task, Actor requestedBy, Instant now) {
    return new Job(id, task, requestedBy, State.QUEUED, 0, 0, now, null, null, null, null);
  }
}
