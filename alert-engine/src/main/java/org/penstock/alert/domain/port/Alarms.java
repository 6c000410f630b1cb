package org.penstock.alert.domain.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.event.AlarmSnapshot;

/** The alarms as they are stored. Row locks are taken in the order of the ids. */
public interface Alarms {

  /** A change to store: the alarm with its new version, and what everybody may see of it. */
  record Change(Alarm alarm, AlarmSnapshot publicState) {}

  /** Those of the alarms that have a row. */
  Set<String> known(Collection<String> ids);

  /** Makes a row for each alarm that has none yet. */
  void create(Collection<Change> untouched);

  /** The alarms whose tags arrive in a partition. */
  List<Alarm> in(int partition);

  /** Takes alarms into a partition, because a reading of theirs came there. */
  List<Alarm> adopt(int partition, Set<String> ids);

  /** Alarms of these partitions that somebody else changed since they were last taken. */
  Map<Integer, List<Alarm>> takeTouched(Set<Integer> partitions);

  /** Locks rows until the transaction ends. */
  List<Alarm> lock(Collection<String> ids);

  /** Locks those of the rows that are still in the partition. */
  List<Alarm> lockIn(int partition, Collection<String> ids);

  /** Alarms with a delay that is over by then, the oldest first. */
  List<String> due(Instant by, int most);

  /**
   * Stores changes of locked rows. {@code touched} tells the partition's consumer to load them
   * again.
   */
  void update(List<Change> changes, boolean touched);

  /** What everybody may see of an alarm. */
  Optional<AlarmSnapshot> find(String id);

  /** A page of the list, the most urgent first. */
  List<AlarmSnapshot> page(AlarmFilter filter, Optional<AlarmPosition> after, int limit);

  /** How many there are that are open or have something laid over them. */
  AlarmSummary summary();
}
