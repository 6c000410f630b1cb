package org.penstock.alert.domain.follow;

import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmSnapshot;

/**
 * An alarm as its last change left it.
 *
 * @param position of the transaction that changed it
 */
public record ChangedAlarm(AlarmSnapshot alarm, long position) {

  /** Whether there is anything to see: it is open, or something is laid over it. */
  public boolean isOfInterest() {
    return alarm.baseState() != AlarmBaseState.NORM || alarm.overlay() != AlarmOverlay.NONE;
  }
}
