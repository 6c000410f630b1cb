package org.penstock.alert.domain.scada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;

import org.junit.jupiter.api.Test;
import org.penstock.event.ScadaAlarmEvent;

/** Which events count. */
class KnownConditionTest {

  private final ScadaAlarmEvent first = Said.active(noon(10), false).event();
  private final KnownCondition known = KnownCondition.unheard(first).after(first);

  @Test
  void theSameEventAgainIsKnown() {
    ScadaAlarmEvent second = Said.inactive(noon(11), false).event();
    assertThat(known.receive(first)).isEqualTo(ConditionReception.REPEATED);
    assertThat(known.after(second).receive(first)).isEqualTo(ConditionReception.REPEATED);
  }

  @Test
  void aServerClockThatIsSetBackLosesNoRaiseAndNoEnd() {
    ScadaAlarmEvent setBack = Said.inactive(noon(3), false).event();
    assertThat(known.receive(setBack)).isEqualTo(ConditionReception.TAKEN);
    assertThat(known.after(setBack).receive(Said.active(noon(2), false).event()))
        .isEqualTo(ConditionReception.TAKEN);
    ScadaAlarmEvent refreshed = Said.active(noon(1), false).with("refresh", true).event();
    assertThat(known.receive(refreshed)).isEqualTo(ConditionReception.TAKEN);
  }

  @Test
  void anEarlierActivationThatStillWaitsInScadaIsNotTheConditionsState() {
    assertThat(known.receive(Said.active(noon(12), false).with("branch_id", "ns=1;i=7").event()))
        .isEqualTo(ConditionReception.BRANCH);
  }

  @Test
  void onlyTheLatestEventsAreRemembered() {
    KnownCondition now = known;
    for (int second = 11; second < 200; second++) {
      now = now.after(Said.active(noon(second), false).event());
    }
    assertThat(now.recent()).hasSize(128).doesNotContain(first.eventId());
  }
}
