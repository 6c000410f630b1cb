package org.penstock.ingest.domain.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a server is to be asked for a refresh, and when it is to be asked otherwise because no
 * refresh comes.
 */
final class RefreshCycle {

  private final Duration patience;
  private boolean isWanted;
  private boolean isKnown;
  private Instant earliest = Instant.MIN;
  private @Nullable Instant askedAt;

  /**
   * Asks, and waits.
   *
   * @param patience how long a refresh may take, and how soon the next one may follow
   */
  RefreshCycle(Duration patience) {
    this.patience = patience;
  }

  /** A new subscription knows nothing yet: a refresh is due at once. */
  void begin() {
    isWanted = true;
    isKnown = false;
    earliest = Instant.MIN;
    askedAt = null;
  }

  void want() {
    isWanted = true;
  }

  void asked(Instant now) {
    isWanted = false;
    askedAt = now;
    earliest = now.plus(patience);
  }

  void failed() {
    isWanted = true;
    askedAt = null;
  }

  void done() {
    isKnown = true;
    askedAt = null;
  }

  /** Whether the present states are known. */
  boolean isDone() {
    return isKnown && !isWanted && askedAt == null;
  }

  RefreshStep next(Instant now) {
    if (askedAt != null) {
      return now.isBefore(askedAt.plus(patience)) ? RefreshStep.NONE : RefreshStep.READ_STATES;
    }
    return isWanted && !now.isBefore(earliest) ? RefreshStep.ASK : RefreshStep.NONE;
  }
}
