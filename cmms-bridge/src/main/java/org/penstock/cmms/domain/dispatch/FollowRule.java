package org.penstock.cmms.domain.dispatch;

import java.time.Instant;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Over;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.cmms.domain.follow.ToldStatus;

/**
 * What follows from a status that is read back. Nothing is ever closed because an alarm returned to
 * normal: only the maintenance system ends a work order.
 *
 * @param completedIsOver whether work that is done ends the work order, though its papers are open:
 *     the fault that comes again after the repair is then a new one
 */
public record FollowRule(boolean completedIsOver) {

  /**
   * The next state.
   *
   * @param asked when the maintenance system was asked
   */
  public Dispatch after(Created created, StatusReading.Status read, Instant asked) {
    ToldStatus before = created.told();
    Instant since =
        before != null && before.isSame(read.status(), read.raw()) ? before.since() : asked;
    ToldStatus told = new ToldStatus(read.status(), read.raw(), since, asked);
    return isOver(read.status())
        ? new Over(created.external(), created.adopted(), told)
        : new Created(created.external(), created.adopted(), told);
  }

  /** Whether that is anything new. */
  public static boolean isChange(Created before, Dispatch after) {
    if (!(after instanceof Created created)) {
      return true;
    }
    ToldStatus known = before.told();
    ToldStatus told = created.told();
    return known == null || told == null || !known.isSame(told.status(), told.raw());
  }

  private boolean isOver(ExternalStatus status) {
    return switch (status) {
      case CLOSED, CANCELLED -> true;
      case COMPLETED -> completedIsOver;
      case OPEN, IN_PROGRESS, ON_HOLD -> false;
    };
  }
}
