package org.penstock.ingest.domain.condition;

import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;

/**
 * A condition as it was last told.
 *
 * @param isConfirmed whether the server told of it since the present subscription began; what it
 *     did before may be over
 */
public record KnownCondition(ScadaAlarmEvent last, boolean isConfirmed) {

  /** Whether a refresh must report it, unless it has ended (OPC 10000-9, 5.5.2, Retain). */
  public boolean isOfInterest() {
    Boolean retain = last.retain();
    return retain == null
        ? Boolean.TRUE.equals(last.active()) || Boolean.FALSE.equals(last.acked())
        : retain;
  }

  /** What it says of its tag. */
  ScadaAlarmState evidence() {
    return isConfirmed ? AlarmStates.of(last) : ScadaAlarmState.UNKNOWN;
  }

  KnownCondition confirmed() {
    return new KnownCondition(last, true);
  }

  KnownCondition doubted() {
    return new KnownCondition(last, false);
  }
}
