package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One due time for each alarm, in order. */
final class DueTable {

  private final Map<String, Due> byAlarm = new HashMap<>();
  private final TreeSet<Due> ordered = new TreeSet<>();

  /** Sets or removes the due time of an alarm. */
  void put(String alarmId, Optional<Instant> at) {
    @Nullable Due known = byAlarm.remove(alarmId);
    if (known != null) {
      ordered.remove(known);
    }
    at.ifPresent(when -> {
      Due due = new Due(when, alarmId);
      byAlarm.put(alarmId, due);
      ordered.add(due);
    });
  }

  boolean hasDue(Instant by) {
    return !ordered.isEmpty() && !ordered.first().at().isAfter(by);
  }

  int size() {
    return ordered.size();
  }

  Collection<Due> between(Instant after, Instant by) {
    return ordered.subSet(new Due(after, "\uffff"), false, new Due(by, "\uffff"), true);
  }
}
