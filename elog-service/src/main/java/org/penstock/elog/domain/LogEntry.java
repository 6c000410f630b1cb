package org.penstock.elog.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an entry, complete but for its place in the chain. Never changed once recorded.
 *
 * @param operator the author of the first version: an amendment never takes their name away
 * @param recordedBy who recorded this version
 * @param source the event behind an entry that nobody typed
 */
public record LogEntry(
    UUID id,
    String plantId,
    EntryType type,
    Content content,
    Times times,
    Version version,
    ActorKind actorKind,
    Operator operator,
    Operator recordedBy,
    @Nullable SourceEvent source) {

  /** A person's entry. */
  public static LogEntry written(
      UUID id, String plantId, EntryType type, Content content, Times times, Operator operator) {
    return new LogEntry(
        id,
        plantId,
        type,
        content,
        times,
        Version.first(id),
        ActorKind.HUMAN,
        operator,
        operator,
        null);
  }

  /** Whether this version says that the entry is not to be counted any more. */
  public boolean isStruck() {
    return version.kind() == ChangeKind.STRIKE;
  }

  /** Whether someone other than the author recorded this version, or recorded it later. */
  public boolean isAmended() {
    return version.number() > 1;
  }
}
