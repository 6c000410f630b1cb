package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Observation;

/** The committed state of one partition: every area in it, with its tags and alarms. */
public final class AreaWatch {

  private final int partition;
  private final Map<String, Alarm> alarms = new HashMap<>();
  private final Map<String, Observation> tags = new HashMap<>();
  private final TreeSet<Due> due = new TreeSet<>();
  private Instant eventTime = Instant.EPOCH;

  public AreaWatch(int partition, Collection<Alarm> stored) {
    this.partition = partition;
    stored.forEach(this::put);
  }

  public int partition() {
    return partition;
  }

  /** The latest event time seen; what is due until then is due, however late we are. */
  public Instant eventTime() {
    return eventTime;
  }

  /** Whether an alarm is due to change by itself until then. */
  public boolean hasDue(Instant by) {
    return !due.isEmpty() && !due.first().at().isAfter(by);
  }

  /** How many alarms are due to change. */
  public int pending() {
    return due.size();
  }

  /** Takes over what a committed round changed. */
  public void accept(Round round) {
    round.alarms().values().forEach(this::put);
    round.dropped().forEach(this::drop);
    tags.putAll(round.tags());
    eventTime = round.eventTime();
  }

  /** The last value of a tag. */
  public Optional<Observation> last(String tagName) {
    return Optional.ofNullable(tags.get(tagName));
  }

  Optional<Alarm> alarm(String alarmId) {
    return Optional.ofNullable(alarms.get(alarmId));
  }

  Collection<Due> dueBetween(Instant after, Instant by) {
    return due.subSet(new Due(after, "\uffff"), false, new Due(by, "\uffff"), true);
  }

  private void put(Alarm alarm) {
    drop(alarm.id());
    alarms.put(alarm.id(), alarm);
    Due.of(alarm).ifPresent(due::add);
  }

  private void drop(String alarmId) {
    @Nullable Alarm known = alarms.remove(alarmId);
    if (known != null) {
      Due.of(known).ifPresent(due::remove);
    }
  }
}
