package org.penstock.ingest.domain.flow;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a spool stands.
 *
 * @param readings how many wait for the broker
 * @param bytes what they take on disk
 * @param oldest when the oldest of them arrived; null when none waits
 * @param dropped how many had to make room for newer ones since the start
 * @param fault why readings wait in memory alone; null while they are on disk as they should be
 */
public record SpoolState(
    int readings, long bytes, @Nullable Instant oldest, long dropped, @Nullable String fault) {

  /** Why readings wait in memory alone; empty while all is well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(fault);
  }
}
