package org.penstock.alert.domain.port.rules;

import java.time.Instant;
import java.util.Collection;

/**
 * Alarms that no rule makes any more: out of the lists and of the engine's reach, not of history.
 */
public interface AlarmRemovals {

  /** Takes locked alarms away. */
  void remove(Collection<String> alarmIds, Instant at);

  /** Brings those back that were taken away; their history goes on. */
  void restore(Collection<String> alarmIds);
}
