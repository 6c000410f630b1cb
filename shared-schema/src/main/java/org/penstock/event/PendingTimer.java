package org.penstock.event;

import java.time.Instant;

/**
 * A delay that runs.
 *
 * @param kind such as {@code ON_DELAY}
 */
public record PendingTimer(String kind, Instant dueAt) {

  public PendingTimer {
    Checks.text("kind", kind);
    Checks.present("dueAt", dueAt);
  }
}
