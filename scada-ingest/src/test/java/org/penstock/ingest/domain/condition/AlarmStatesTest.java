package org.penstock.ingest.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.event.ScadaAlarmState;

class AlarmStatesTest {

  @ParameterizedTest
  @CsvSource({
    // enabled, out of service, suppressed, shelving, active, acked, latched
    "false, true,  true,  TimedShelved,   true,  true,  true,  OUT_OF_SERVICE",
    "true,  true,  true,  TimedShelved,   true,  true,  true,  OUT_OF_SERVICE",
    "true,  false, true,  TimedShelved,   true,  true,  true,  SUPPRESSED",
    "true,  false, false, TimedShelved,   true,  false, false, SHELVED",
    "true,  false, false, OneShotShelved, false, true,  false, SHELVED",
    "true,  false, false, Unshelved,      true,  false, false, UNACK",
    "true,  false, false, Unshelved,      true,  true,  false, ACKED",
    "true,  false, false, Unshelved,      true,  true,  true,  ACKED",
    "true,  false, false, Unshelved,      false, false, false, RTNUN",
    "true,  false, false, Unshelved,      false, false, true,  LATCHED",
    "true,  false, false, Unshelved,      false, true,  true,  LATCHED",
    "true,  false, false, Unshelved,      false, true,  false, NORM",
    // What a server does not have counts as not set.
    ",      ,      ,      ,               true,  false, ,      UNACK",
    ",      ,      ,      ,               true,  ,      ,      UNACK",
    ",      ,      ,      ,               false, true,  ,      NORM",
    ",      ,      ,      ,               false, ,      ,      NORM",
    ",      ,      ,      ,               ,      ,      ,      UNKNOWN",
  })
  void aConditionHasOneState(
      @Nullable Boolean enabled,
      @Nullable Boolean outOfService,
      @Nullable Boolean suppressed,
      @Nullable String shelving,
      @Nullable Boolean active,
      @Nullable Boolean acked,
      @Nullable Boolean latched,
      ScadaAlarmState expected) {
    assertThat(
            AlarmStates.of(
                Events.states(enabled, outOfService, suppressed, shelving, active, acked, latched)))
        .isEqualTo(expected);
  }

  @Test
  void theStateThatNeedsAPersonIsTheWorst() {
    assertThat(AlarmStates.worse(ScadaAlarmState.NORM, ScadaAlarmState.UNACK))
        .isEqualTo(ScadaAlarmState.UNACK);
    assertThat(AlarmStates.worse(ScadaAlarmState.UNACK, ScadaAlarmState.UNKNOWN))
        .isEqualTo(ScadaAlarmState.UNACK);
    assertThat(AlarmStates.worse(ScadaAlarmState.ACKED, ScadaAlarmState.UNKNOWN))
        .isEqualTo(ScadaAlarmState.UNKNOWN);
  }
}
