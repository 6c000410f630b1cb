package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.penstock.alert.domain.alarm.Alarm;

/** When an alarm, or the rule behind it, is next to be looked at though no reading comes. */
record Due(Instant at, String alarmId) implements Comparable<Due> {

  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at).thenComparing(Due::alarmId);

  static Optional<Due> of(Alarm alarm) {
    return alarm.due().map(at -> new Due(at, alarm.id()));
  }

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
