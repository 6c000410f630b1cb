package org.penstock.alert.app.tell;

import org.penstock.alert.domain.scada.ConditionReception;
import org.penstock.alert.domain.watch.Round.Reception;
import org.penstock.event.AlarmEventType;

/** What is counted for operators; called after the commit, so nothing is counted twice. */
public interface Tally {

  void readings(Reception reception, int count);

  /** A source whose clock is ahead further than clocks differ. */
  void suspectTimes(int count);

  /** Events of the SCADA system's own alarms. */
  void conditions(ConditionReception reception, int count);

  void transition(AlarmEventType type);

  /** Delays that run in the partitions of this instance. */
  void pendingDelays(int count);
}
