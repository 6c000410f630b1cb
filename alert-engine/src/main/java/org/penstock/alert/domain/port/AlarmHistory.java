package org.penstock.alert.domain.port;

import java.util.List;
import org.penstock.event.AlarmEvent;

/** The history: written once, never changed. */
public interface AlarmHistory {

  /** Adds lines. */
  void append(List<AlarmEvent> lines);

  /** A page of an alarm's history, the newest first, older than {@code beforeSeq}. */
  List<AlarmEvent> page(String alarmId, long beforeSeq, int limit);

  /** A page of the times that an alarm was raised, the newest first, older than a line. */
  List<AlarmOccurrence> occurrences(String alarmId, long beforeSeq, int limit);
}
