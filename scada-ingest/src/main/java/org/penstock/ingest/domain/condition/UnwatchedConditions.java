package org.penstock.ingest.domain.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.penstock.event.ScadaAlarmEvent;

/**
 * What is told of the conditions of a source whose alarms are watched no more: nobody will hear how
 * they go on, so those that are open are over. Who keeps something quiet because of them must not
 * do so for ever.
 *
 * @param last the last event of each condition by now
 * @param ended those that are to be told
 */
public record UnwatchedConditions(List<ScadaAlarmEvent> last, List<ScadaAlarmEvent> ended) {

  private static final String WHY = "The alarms of its source are watched no more";

  public UnwatchedConditions {
    last = List.copyOf(last);
    ended = List.copyOf(ended);
  }

  /** Concludes from what was known of each condition. */
  public static UnwatchedConditions of(List<ScadaAlarmEvent> known, Instant now) {
    List<ScadaAlarmEvent> last = new ArrayList<>();
    List<ScadaAlarmEvent> ended = new ArrayList<>();
    for (ScadaAlarmEvent event : known) {
      if (new KnownCondition(event, false).isOfInterest()) {
        ScadaAlarmEvent over = AlarmEvents.concluded(event, false, false, WHY, now);
        ended.add(over);
        last.add(over);
      } else {
        last.add(event);
      }
    }
    return new UnwatchedConditions(last, ended);
  }
}
