package org.penstock.alert.app.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.domain.watch.Round.Reception;
import org.penstock.event.AlarmEvent;

/** What one transaction found, kept until it is committed. */
final class Findings {

  private final Map<Reception, Integer> receptions = new EnumMap<>(Reception.class);
  private List<AlarmEvent> events = List.of();
  private int suspects;

  void count(Reception reception) {
    receptions.merge(reception, 1, Integer::sum);
  }

  void suspect(boolean suspect) {
    suspects += suspect ? 1 : 0;
  }

  void tell(List<AlarmEvent> stored) {
    events = stored;
  }

  void report(Tally tally) {
    receptions.forEach(tally::readings);
    if (suspects > 0) {
      tally.suspectTimes(suspects);
    }
    events.forEach(event -> tally.transition(event.eventType()));
  }
}
