package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.penstock.alert.domain.alarm.Alarm;

/** When an alarm is next due to change by itself. */
record Due(Instant at, String alarmId) implements Comparable<Due> {

  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at).thenComparing(Due::alarmId);

  static Optional<Due> of(Alarm alarm) {
    return alarm.condition().next().map(next -> new Due(next.getValue().dueAt(), alarm.id()));
  }

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
