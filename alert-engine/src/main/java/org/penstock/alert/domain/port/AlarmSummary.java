package org.penstock.alert.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penstock.event.AlarmPriority;

/**
 * How many alarms there are that are open or have something laid over them.
 *
 * @param oldestUnacknowledged of those that nothing is laid over
 */
public record AlarmSummary(List<Count> counts, Optional<Waiting> oldestUnacknowledged) {

  public AlarmSummary {
    counts = List.copyOf(counts);
  }

  /**
   * A number of alarms that agree.
   *
   * @param state the overlay where there is one, else the base state
   */
  public record Count(String area, AlarmPriority priority, String state, long alarms) {}

  /** An alarm that nobody has taken notice of. */
  public record Waiting(String alarmId, Instant activeSince) {}
}
