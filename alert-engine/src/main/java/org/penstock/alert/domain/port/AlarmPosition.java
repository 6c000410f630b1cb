package org.penstock.alert.domain.port;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AlarmSnapshot;

/**
 * Where an alarm stands in the list: priority, then the newest, then the id.
 *
 * @param newestFirst microseconds since 1970 of the raise, negative; 0 where nothing is open
 */
public record AlarmPosition(int priorityRank, long newestFirst, String alarmId) {

  /** The position of an alarm. */
  public static AlarmPosition of(AlarmSnapshot alarm) {
    Instant since = alarm.activeSince();
    return new AlarmPosition(
        rank(alarm.priority()),
        since == null ? 0 : -ChronoUnit.MICROS.between(Instant.EPOCH, since),
        alarm.alarmId());
  }

  private static int rank(AlarmPriority priority) {
    return switch (priority) {
      case CRITICAL -> 1;
      case HIGH -> 2;
      case MEDIUM -> 3;
      case LOW -> 4;
      case DIAGNOSTIC -> 5;
      case UNKNOWN -> 6;
    };
  }
}
