package org.penstock.elog.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands among the versions of the same thing.
 *
 * @param rootId the id of the first version
 * @param number 1 for the first
 * @param supersedes the id of the version before
 * @param reason why it was changed
 */
public record Version(
    UUID rootId, int number, @Nullable UUID supersedes, ChangeKind kind, @Nullable String reason) {

  /** The first version of an entry. */
  public static Version first(UUID entryId) {
    return new Version(entryId, 1, null, ChangeKind.ORIGINAL, null);
  }
}
