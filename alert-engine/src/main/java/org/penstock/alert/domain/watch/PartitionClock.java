package org.penstock.alert.domain.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * Which time it is in a partition: that of the wall while we are caught up, that of the readings
 * while we are behind. So a backlog does not fire every delay at once, and a value that stays is
 * not waited for.
 *
 * @param underWay how long a reading may be on its way to us; a delay is over only when no reading
 *     that contradicts it can still arrive
 */
public record PartitionClock(Duration underWay) {

  /** While readings are still to come that are older than now. */
  public Instant behind(Instant eventTime, Instant wall) {
    return (eventTime.isBefore(wall) ? eventTime : wall).minus(underWay);
  }

  /** While we have read all there is. */
  public Instant caughtUp(Instant wall) {
    return wall.minus(underWay);
  }
}
