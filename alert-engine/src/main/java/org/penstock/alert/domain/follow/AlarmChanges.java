package org.penstock.alert.domain.follow;

import java.util.List;

/** The changes of stored alarms, in an order that every instance sees alike. */
public interface AlarmChanges {

  /**
   * What has changed at or behind a position, but what is known already; 0 is before the first.
   * Changes may come twice, none is left out: also not of a transaction that began early and ended
   * late.
   */
  Changes since(long position, Known known);

  /**
   * Some changes.
   *
   * @param position to ask from next time
   */
  record Changes(List<ChangedAlarm> alarms, long position) {

    public Changes {
      alarms = List.copyOf(alarms);
    }
  }

  /** What need not be read again. */
  interface Known {

    /** Whether this change of this alarm is known. */
    boolean has(String alarmId, long position);
  }
}
