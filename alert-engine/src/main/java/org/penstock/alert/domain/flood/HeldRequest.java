package org.penstock.alert.domain.flood;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.event.WorkOrderRequest;

/**
 * A request that waits, or waited, for a supervisor.
 *
 * @param times how often the same fault was asked for while it waited
 * @param decision what a supervisor said; null while nobody has
 */
public record HeldRequest(
    UUID id,
    State state,
    String area,
    WorkOrderRequest request,
    Instant heldAt,
    int times,
    @Nullable Decision decision) {

  /** Where a request stands. */
  public enum State {
    SENT,
    HELD,
    RELEASED,
    DROPPED
  }

  /** Who decided, when and why. */
  public record Decision(Actor by, Instant at, String reason) {}

  /** The same request, decided. */
  public HeldRequest decided(State now, Decision by) {
    return new HeldRequest(id, now, area, request, heldAt, times, by);
  }
}
