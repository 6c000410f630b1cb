package org.penstock.alert.domain.scada;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.domain.scada.ConditionState.Ack;
import org.penstock.alert.domain.scada.ConditionState.Activity;
import org.penstock.alert.domain.scada.ConditionState.PutAside;
import org.penstock.alert.domain.signal.Level;

/** From the states of an event (OPC UA Part 9) to what is known of its condition. */
class ConditionStateTest {

  private static final List<@Nullable Boolean> ANY = Arrays.asList(true, false, null);
  private static final List<@Nullable String> SHELVINGS =
      Arrays.asList("Unshelved", "TimedShelved", "OneShotShelved", "SuppressedOrShelved", null);

  @Test
  void everyCombinationOfTheStatesIsReadAsTheStandardSays() {
    List<String> wrong = new ArrayList<>();
    int combinations = 0;
    for (Boolean enabled : ANY) {
      for (Boolean out : ANY) {
        for (Boolean suppressed : ANY) {
          for (String shelving : SHELVINGS) {
            for (Boolean active : ANY) {
              for (Boolean acked : ANY) {
                for (Boolean latched : ANY) {
                  combinations++;
                  Said said =
                      Said.at(0)
                          .with("enabled", enabled)
                          .with("out_of_service", out)
                          .with("suppressed", suppressed)
                          .with("shelving", shelving)
                          .with("active", active)
                          .with("acked", acked)
                          .with("latched", latched);
                  PutAside putAside =
                      is(enabled, false) || is(out, true)
                          ? PutAside.OUT_OF_SERVICE
                          : is(suppressed, true)
                              ? PutAside.SUPPRESSED
                              : shelving == null || shelving.equals("Unshelved")
                                  ? PutAside.NO
                                  : PutAside.SHELVED;
                  Activity activity =
                      active == null || is(enabled, false)
                          ? Activity.UNKNOWN
                          : active ? Activity.ACTIVE : Activity.INACTIVE;
                  Ack ack = acked == null ? Ack.UNKNOWN : acked ? Ack.YES : Ack.NO;
                  ConditionState expected =
                      new ConditionState(activity, ack, is(latched, true), putAside, null);
                  ConditionState actual = ConditionState.UNHEARD.after(said.event());
                  if (!actual.equals(expected)) {
                    wrong.add(said.event() + ": " + actual);
                  }
                }
              }
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(combinations).isEqualTo(3 * 3 * 3 * 5 * 3 * 3 * 3);
  }

  @ParameterizedTest
  @CsvSource({"HighHigh,HH", "High,H", "Low,L", "LowLow,LL"})
  void theEffectiveStateIsTheLevel(String effective, Level level) {
    assertThat(active(ConditionState.UNHEARD, effective).level()).isEqualTo(level);
  }

  @Test
  void anEffectiveStateThatIsNotKnownKeepsTheLevel() {
    ConditionState high = active(ConditionState.UNHEARD, "High");
    assertThat(active(high, "Sideways").level()).isEqualTo(Level.H);
    assertThat(active(ConditionState.UNHEARD, "Sideways").level()).isNull();
  }

  @Test
  void anEffectiveStateThatIsNotToldKeepsTheLevelOfTheActivationAndNotOfTheOneBefore() {
    ConditionState high = active(ConditionState.UNHEARD, "High");
    ConditionState seen = high.after(Said.active(at(1), true).event());
    assertThat(seen.level()).isEqualTo(Level.H);
    ConditionState again =
        seen.after(Said.inactive(at(2), true).event()).after(Said.active(at(3), false).event());
    assertThat(again.level()).isNull();
  }

  @Test
  void whatIsNotToldStaysAsItWas() {
    ConditionState before = active(ConditionState.UNHEARD, "HighHigh");
    assertThat(before.after(Said.at(1).event())).isEqualTo(before);
    assertThat(before.after(Said.at(1).with("acked", true).event()))
        .isEqualTo(new ConditionState(Activity.ACTIVE, Ack.YES, false, PutAside.NO, Level.HH));
  }

  @Test
  void anAcknowledgementThatIsNotToldIsNotTakenFromTheActivationBefore() {
    ConditionState done =
        ConditionState.UNHEARD.after(Said.at(0).with("active", false).with("acked", true).event());
    assertThat(done.after(Said.at(1).with("active", true).event()).ack()).isEqualTo(Ack.UNKNOWN);
  }

  @Test
  void aShelvingThatIsNotKnownChangesNothing() {
    ConditionState shelved =
        ConditionState.UNHEARD.after(Said.at(0).with("shelving", "TimedShelved").event());
    Said odd = Said.at(1).with("shelving", "MoonShelved");
    assertThat(shelved.after(odd.event()).putAside()).isEqualTo(PutAside.SHELVED);
    assertThat(ConditionState.UNHEARD.after(odd.event()).putAside()).isEqualTo(PutAside.NO);
  }

  @Test
  void whatARefreshNoLongerReportsIsOverAndNothingElseIsKnownOfIt() {
    ConditionState over = active(ConditionState.UNHEARD, "High").after(Said.over(at(1)).event());
    assertThat(over)
        .isEqualTo(new ConditionState(Activity.OVER, Ack.UNKNOWN, false, PutAside.NO, null));
  }

  @Test
  void anActiveStateThatWasReadInsteadOfARefreshIsActive() {
    Said read = Said.over(at(1)).with("active", true);
    assertThat(ConditionState.UNHEARD.after(read.event()).activity()).isEqualTo(Activity.ACTIVE);
  }

  private static ConditionState active(ConditionState before, String effective) {
    return before.after(Said.active(at(0), false).with("active_effective", effective).event());
  }

  private static java.time.Instant at(double second) {
    return org.penstock.alert.domain.Samples.noon(second);
  }

  private static boolean is(@Nullable Boolean state, boolean value) {
    return state != null && state == value;
  }
}
