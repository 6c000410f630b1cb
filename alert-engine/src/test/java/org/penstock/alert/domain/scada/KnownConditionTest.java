package org.penstock.alert.domain.scada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.penstock.event.ScadaAlarmEvent;

/** Which events count. */
class KnownConditionTest {

  private static final Instant LATEST = noon(120);

  private final ScadaAlarmEvent first = Said.active(noon(10), false).event();
  private final KnownCondition known = KnownCondition.unheard(first).after(first, LATEST);

  @Test
  void theSameEventAgainIsKnown() {
    ScadaAlarmEvent second = Said.inactive(noon(11), false).event();
    assertThat(known.receive(first)).isEqualTo(ConditionReception.REPEATED);
    assertThat(known.after(second, LATEST).receive(first)).isEqualTo(ConditionReception.REPEATED);
  }

  @Test
  void anOlderEventOfARefreshComesTooLateAndOneOfTheSameMomentDoesNot() {
    assertThat(known.receive(Said.inactive(noon(9), true).with("refresh", true).event()))
        .isEqualTo(ConditionReception.OLDER);
    assertThat(
            known.receive(
                Said.inactive(noon(10), true).with("event_id", "x").with("refresh", true).event()))
        .isEqualTo(ConditionReception.TAKEN);
  }

  @Test
  void aServerClockThatIsSetBackLosesNoRaiseAndNoEnd() {
    ScadaAlarmEvent setBack = Said.inactive(noon(3), false).event();
    assertThat(known.receive(setBack)).isEqualTo(ConditionReception.TAKEN);
    KnownCondition after = known.after(setBack, LATEST);
    assertThat(after.serverTime()).isEqualTo(noon(3));
    assertThat(after.receive(Said.active(noon(4), false).event()))
        .isEqualTo(ConditionReception.TAKEN);
  }

  @Test
  void anEarlierActivationThatStillWaitsInScadaIsNotTheConditionsState() {
    assertThat(known.receive(Said.active(noon(12), false).with("branch_id", "ns=1;i=7").event()))
        .isEqualTo(ConditionReception.BRANCH);
  }

  @Test
  void whatScadaIngestConcludesIsNotMeasuredByTheServersClock() {
    ScadaAlarmEvent over = Said.over(noon(5)).event();
    assertThat(known.receive(over)).isEqualTo(ConditionReception.TAKEN);
    KnownCondition after = known.after(Said.over(noon(100)).event(), LATEST);
    assertThat(after.receive(Said.active(noon(20), false).event()))
        .isEqualTo(ConditionReception.TAKEN);
  }

  @Test
  void anEventFarAheadDoesNotShutOutTheTrueOnes() {
    KnownCondition ahead = known.after(Said.active(noon(9_000), false).event(), LATEST);
    assertThat(ahead.receive(Said.inactive(noon(50), false).event()))
        .isEqualTo(ConditionReception.TAKEN);
  }

  @Test
  void onlyTheLatestEventsAreRemembered() {
    KnownCondition now = known;
    for (int second = 11; second < 200; second++) {
      now = now.after(Said.active(noon(second), false).event(), LATEST);
    }
    assertThat(now.recent()).hasSize(128).doesNotContain(first.eventId());
  }
}
