package org.penstock.ingest.domain.change;

import java.time.Instant;
import org.penstock.event.Actor;

/**
 * What a person changed about the sources. Never changed afterwards.
 *
 * @param subject the source's id, or the tag list
 * @param detail what is different now, in words
 */
public record Change(String id, Instant at, Actor actor, Act act, String subject, String detail) {

  /** The kinds of changes. */
  public enum Act {
    ADDED,
    REPLACED,
    REMOVED,
    /** Tags were added, changed or removed by a list. */
    IMPORTED,
    /** A person ordered another connection. */
    RESTARTED,
    /** A person ordered that there be no connection. */
    PAUSED,
    RESUMED,
    /** An earlier change that stands here did not come about; the detail names it. */
    NOT_DONE
  }

  /** What a person wants to change, before it has happened. */
  public record Draft(Actor actor, Act act, String subject, String detail) {}

  /** The change that somebody wants, with its identity and its time. */
  public static Change of(String id, Instant at, Draft draft) {
    return new Change(id, at, draft.actor(), draft.act(), draft.subject(), draft.detail());
  }
}
