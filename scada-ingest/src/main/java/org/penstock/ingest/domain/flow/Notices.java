package org.penstock.ingest.domain.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.event.ScadaAlarmEvent;

/**
 * Notices that wait until the broker has them. Grows with the number of things to tell of, not with
 * the time that the broker is away; alarm events, of which each counts, are bounded. Safe for
 * several threads.
 */
public final class Notices {

  private final Map<String, Notice> pending = new LinkedHashMap<>();
  private int alarmEvents;

  /** Takes a notice; an unsent one about the same thing is forgotten. */
  public synchronized void post(Notice notice) {
    forget(notice.about());
    put(notice);
  }

  /**
   * Takes an alarm event behind those that wait. When so many wait already the oldest of them goes,
   * and is the answer.
   */
  public synchronized Optional<ScadaAlarmEvent> post(Notice.AlarmEvent alarm, int most) {
    if (pending.containsKey(alarm.about())) {
      return Optional.empty();
    }
    Optional<ScadaAlarmEvent> oldest =
        alarmEvents < most ? Optional.empty() : oldestAlarmEvent().map(Notice.AlarmEvent::event);
    oldest.ifPresent(event -> forget(new Notice.AlarmEvent(event).about()));
    put(alarm);
    return oldest;
  }

  private Optional<Notice.AlarmEvent> oldestAlarmEvent() {
    return pending.values().stream()
        .filter(Notice.AlarmEvent.class::isInstance)
        .map(Notice.AlarmEvent.class::cast)
        .findFirst();
  }

  private void put(Notice notice) {
    pending.put(notice.about(), notice);
    alarmEvents += notice instanceof Notice.AlarmEvent ? 1 : 0;
  }

  private void forget(String about) {
    if (pending.remove(about) instanceof Notice.AlarmEvent) {
      alarmEvents--;
    }
  }

  /** The oldest notices, at most so many. */
  public synchronized List<Notice> head(int max) {
    return pending.values().stream().limit(max).toList();
  }

  /** Forgets notices that the broker has, unless there is a newer one about the same thing. */
  public synchronized void release(List<Notice> sent) {
    for (Notice notice : sent) {
      if (notice.equals(pending.get(notice.about()))) {
        forget(notice.about());
      }
    }
  }

  /** How many notices wait. */
  public synchronized int size() {
    return pending.size();
  }
}
