package org.penstock.alert.app.find;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.penstock.alert.domain.port.AlarmFilter;
import org.penstock.alert.domain.port.AlarmHistory;
import org.penstock.alert.domain.port.AlarmOccurrence;
import org.penstock.alert.domain.port.AlarmPosition;
import org.penstock.alert.domain.port.AlarmSummary;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;

/** Looks alarms and their history up. */
@ApplicationScoped
public class FindAlarms {

  private final Alarms alarms;
  private final AlarmHistory history;

  FindAlarms(Alarms alarms, AlarmHistory history) {
    this.alarms = alarms;
    this.history = history;
  }

  public Optional<AlarmSnapshot> one(String id) {
    return alarms.find(id);
  }

  public List<AlarmSnapshot> page(AlarmFilter filter, Optional<AlarmPosition> after, int limit) {
    return alarms.page(filter, after, limit);
  }

  public List<AlarmEvent> history(String id, long beforeSeq, int limit) {
    return history.page(id, beforeSeq, limit);
  }

  public List<AlarmOccurrence> occurrences(String id, long beforeSeq, int limit) {
    return history.occurrences(id, beforeSeq, limit);
  }

  public AlarmSummary summary() {
    return alarms.summary();
  }
}
