package org.penstock.ingest.domain.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;

/** From the states of a condition to the one that a reading carries as evidence. */
public final class AlarmStates {

  private static final String UNSHELVED = "Unshelved";

  private static final List<ScadaAlarmState> WORST_FIRST =
      List.of(
          ScadaAlarmState.UNACK,
          ScadaAlarmState.UNKNOWN,
          ScadaAlarmState.ACKED,
          ScadaAlarmState.LATCHED,
          ScadaAlarmState.RTNUN,
          ScadaAlarmState.SHELVED,
          ScadaAlarmState.SUPPRESSED,
          ScadaAlarmState.OUT_OF_SERVICE,
          ScadaAlarmState.NORM);

  private AlarmStates() {}

  /** The state of a condition; a state that the server does not have counts as not set. */
  public static ScadaAlarmState of(ScadaAlarmEvent event) {
    if (Boolean.FALSE.equals(event.enabled()) || isSet(event.outOfService())) {
      return ScadaAlarmState.OUT_OF_SERVICE;
    }
    if (isSet(event.suppressed())) {
      return ScadaAlarmState.SUPPRESSED;
    }
    if (event.shelving() != null && !event.shelving().equals(UNSHELVED)) {
      return ScadaAlarmState.SHELVED;
    }
    if (event.active() == null) {
      return ScadaAlarmState.UNKNOWN;
    }
    return event.active() ? activeState(event) : inactiveState(event);
  }

  private static ScadaAlarmState activeState(ScadaAlarmEvent event) {
    return isSet(event.acked()) ? ScadaAlarmState.ACKED : ScadaAlarmState.UNACK;
  }

  private static ScadaAlarmState inactiveState(ScadaAlarmEvent event) {
    if (isSet(event.latched())) {
      return ScadaAlarmState.LATCHED;
    }
    return Boolean.FALSE.equals(event.acked()) ? ScadaAlarmState.RTNUN : ScadaAlarmState.NORM;
  }

  private static boolean isSet(@Nullable Boolean state) {
    return Boolean.TRUE.equals(state);
  }

  /** The one of the two that matters more. */
  static ScadaAlarmState worse(ScadaAlarmState one, ScadaAlarmState other) {
    return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
  }
}
