package org.penstock.alert.domain.kind.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.seconds;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.alert.domain.signal.Values;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** Silence, a value that stands still, a command that is not followed, and what comes too often. */
class TimeKindsTest {

  private static final String FEEDBACK = "filters.feedback";

  private final Mind stale = new Mind(new Stale(seconds(180), Duration.ZERO));
  private final Mind frozen =
      new Mind(new Frozen(new BigDecimal("0.1"), seconds(600), Duration.ZERO));
  private final Mind valve = new Mind(new Discrepancy(FEEDBACK, seconds(20), Duration.ZERO));
  private final Mind starts =
      new Mind(new CountInWindow(TagValue.of(true), 3, seconds(3600), Duration.ZERO));

  @Test
  void aTagThatIsNotHeardOfIsStaleWithoutAnyReading() {
    assertThat(stale.number("1", 10)).isEqualTo(Signal.CLEAR);
    assertThat(stale.until(189.9)).isEqualTo(Signal.CLEAR);
    assertThat(stale.until(190)).isEqualTo(Signal.ALARM);
    assertThat(stale.until(100_000)).isEqualTo(Signal.ALARM);
    assertThat(stale.marks()).containsExactly(noon(190));
    assertThat(stale.number("1", 100_001)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void aTagThatNeverComesIsStaleToo() {
    assertThat(stale.until(179)).isEqualTo(Signal.CLEAR);
    assertThat(stale.until(180)).isEqualTo(Signal.ALARM);
  }

  @Test
  void aValueThatIsToldAgainIsNotStaleAndABadOneIsNoSilence() {
    stale.number("1", 0);
    for (int minute = 1; minute <= 10; minute++) {
      assertThat(stale.toldAgain(minute * 60)).isEqualTo(Signal.CLEAR);
    }
    assertThat(stale.bad(700)).isEqualTo(Signal.CLEAR);
    assertThat(stale.until(879)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void aSourceThatIsAwayIsSilenceAtOnceAndUntilAReading() {
    stale.number("1", 0);
    assertThat(stale.stale(30)).isEqualTo(Signal.ALARM);
    assertThat(stale.stale(90)).isEqualTo(Signal.ALARM);
    assertThat(stale.marks()).isEmpty();
    assertThat(stale.number("1", 95)).isEqualTo(Signal.CLEAR);
    assertThat(stale.until(275)).isEqualTo(Signal.ALARM);
  }

  @Test
  void aValueThatStandsStillForTheWindowIsFrozen() {
    assertThat(frozen.number("7.00", 0)).isEqualTo(Signal.CLEAR);
    assertThat(frozen.number("7.05", 200)).isEqualTo(Signal.CLEAR);
    assertThat(frozen.number("6.96", 400)).isEqualTo(Signal.CLEAR);
    assertThat(frozen.until(599)).isEqualTo(Signal.CLEAR);
    assertThat(frozen.until(600)).isEqualTo(Signal.ALARM);
    assertThat(frozen.number("7.00", 700)).isEqualTo(Signal.ALARM);
    assertThat(frozen.number("7.10", 710)).isEqualTo(Signal.CLEAR);
    assertThat(frozen.until(1309)).isEqualTo(Signal.CLEAR);
    assertThat(frozen.until(1310)).isEqualTo(Signal.ALARM);
    assertThat(frozen.marks()).containsExactly(noon(600), noon(1310));
  }

  @Test
  void aChangeAsLargeAsTheSmallestHealthyOneIsEnough() {
    frozen.number("7.0", 0);
    frozen.number("7.1", 599);
    assertThat(frozen.until(1100)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void aSlowDriftIsNoFlatLine() {
    for (int second = 0; second <= 6_000; second += 10) {
      String value = BigDecimal.valueOf(700 + second / 50, 2).toPlainString();
      assertThat(frozen.number(value, second)).as("second %d", second).isEqualTo(Signal.CLEAR);
    }
  }

  @Test
  void badDataIsNoFlatLineAndEndsNone() {
    frozen.number("7", 0);
    assertThat(frozen.bad(300)).isEqualTo(Signal.FROZEN);
    assertThat(frozen.until(900)).isEqualTo(Signal.FROZEN);
    assertThat(frozen.number("7", 1_000)).isEqualTo(Signal.CLEAR);
    assertThat(frozen.until(1_600)).isEqualTo(Signal.ALARM);
    assertThat(frozen.bad(1_700)).isEqualTo(Signal.FROZEN);
    assertThat(frozen.number("7", 1_800)).isEqualTo(Signal.ALARM);
    assertThat(frozen.stale(1_900)).isEqualTo(Signal.FROZEN);
    assertThat(frozen.number("8", 2_000)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void aValueThatWasNeverReadIsNotFrozen() {
    assertThat(frozen.until(100_000)).isEqualTo(Signal.FROZEN);
    assertThat(frozen.marks()).isEmpty();
  }

  @Test
  void aCommandThatIsNotFollowedIsADiscrepancyAfterItsTime() {
    assertThat(valve.is(false, 0)).isEqualTo(Signal.FROZEN);
    assertThat(feedback(false, 1)).isEqualTo(Signal.CLEAR);
    assertThat(valve.is(true, 10)).isEqualTo(Signal.HOLD);
    assertThat(valve.until(29.9)).isEqualTo(Signal.HOLD);
    assertThat(valve.until(30)).isEqualTo(Signal.ALARM);
    assertThat(feedback(true, 31)).isEqualTo(Signal.CLEAR);
    assertThat(valve.marks()).containsExactly(noon(30));
  }

  @Test
  void aCommandThatIsFollowedInTimeIsNone() {
    valve.is(false, 0);
    feedback(false, 0);
    valve.is(true, 10);
    assertThat(feedback(true, 29)).isEqualTo(Signal.CLEAR);
    assertThat(valve.until(1_000)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void equipmentThatStopsByItselfIsADiscrepancyToo() {
    valve.is(true, 0);
    feedback(true, 5);
    assertThat(feedback(false, 100)).isEqualTo(Signal.HOLD);
    assertThat(valve.until(120)).isEqualTo(Signal.ALARM);
  }

  @Test
  void eachNewCommandHasTheWholeTime() {
    feedbackText("CLOSED", 0);
    commandText("HALF", 10);
    assertThat(commandText("OPEN", 25)).isEqualTo(Signal.HOLD);
    assertThat(valve.until(44)).isEqualTo(Signal.HOLD);
    assertThat(valve.until(45)).isEqualTo(Signal.ALARM);
    assertThat(commandText("HALF", 50)).isEqualTo(Signal.HOLD);
    assertThat(feedbackText("HALF", 55)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void aFeedbackThatIsBadEndsNoDiscrepancy() {
    valve.is(true, 0);
    feedback(false, 0);
    assertThat(valve.until(20)).isEqualTo(Signal.ALARM);
    assertThat(valve.take(FEEDBACK, TagValue.missing(), Quality.BAD, 21)).isEqualTo(Signal.FROZEN);
    assertThat(feedback(false, 22)).isEqualTo(Signal.ALARM);
    assertThat(valve.bad(23)).isEqualTo(Signal.FROZEN);
  }

  @Test
  void trueAndOneAreTheSame() {
    valve.is(true, 0);
    assertThat(valve.take(FEEDBACK, TagValue.of(1L), Quality.GOOD, 1)).isEqualTo(Signal.CLEAR);
    assertThat(valve.take(FEEDBACK, TagValue.of(0.0), Quality.GOOD, 2)).isEqualTo(Signal.HOLD);
  }

  @Test
  void whatHappensTooOftenWithinTheWindowIsCounted() {
    starts.is(false, 0);
    assertThat(startAt(100)).isEqualTo(Signal.CLEAR);
    assertThat(startAt(200)).isEqualTo(Signal.CLEAR);
    assertThat(startAt(300)).isEqualTo(Signal.ALARM);
    assertThat(starts.until(3_699)).isEqualTo(Signal.ALARM);
    assertThat(starts.until(3_700)).isEqualTo(Signal.CLEAR);
    assertThat(starts.marks()).containsExactly(noon(3_700));
    assertThat(startAt(3_750)).isEqualTo(Signal.ALARM);
  }

  @Test
  void aValueThatIsToldAgainOrComesBackAfterBadOnesIsNoChange() {
    starts.is(false, 0);
    starts.is(true, 10);
    starts.toldAgain(70);
    starts.bad(80);
    starts.is(true, 90);
    starts.stale(100);
    starts.is(true, 110);
    starts.is(true, 120);
    assertThat(starts.until(130)).isEqualTo(Signal.CLEAR);
    assertThat(starts.memory()).isEqualTo(new Memory.Times(List.of(noon(10)), TagValue.of(true)));
  }

  @Test
  void aValueThatWasSoFromTheBeginningDidNotHappen() {
    starts.is(true, 1);
    assertThat(starts.memory()).isEqualTo(new Memory.Times(List.of(), TagValue.of(true)));
  }

  @Test
  void badDataEndsNoCountButACountIsAFact() {
    starts.is(false, 0);
    startAt(100);
    startAt(200);
    startAt(300);
    assertThat(starts.bad(400)).isEqualTo(Signal.ALARM);
    assertThat(starts.until(4_000)).isEqualTo(Signal.FROZEN);
    assertThat(starts.is(false, 4_001)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void noMoreTimesAreKeptThanAreNeeded() {
    starts.is(false, 0);
    for (int start = 1; start <= 50; start++) {
      startAt(start * 10);
    }
    assertThat(((Memory.Times) starts.memory()).times())
        .containsExactly(noon(480), noon(490), noon(500));
  }

  @Test
  void aKindThatRemembersNothingYetSaysNothing() {
    Observation reading = new Observation(Mind.TAG, TagValue.of(true), null, Quality.GOOD, noon(0));
    Look look = new Look(reading, Values.NONE, Memory.Nothing.NOTHING, noon(0));
    assertThat(new Stale(seconds(1), Duration.ZERO).judge(look))
        .containsEntry(Level.ON, Signal.FROZEN);
    assertThat(new Frozen(BigDecimal.ONE, seconds(1), Duration.ZERO).judge(look))
        .containsEntry(Level.ON, Signal.FROZEN);
    assertThat(new Discrepancy(FEEDBACK, seconds(1), Duration.ZERO).judge(look))
        .containsEntry(Level.ON, Signal.FROZEN);
    assertThat(new CountInWindow(TagValue.of(true), 2, seconds(1), Duration.ZERO).judge(look))
        .containsEntry(Level.ON, Signal.FROZEN);
  }

  /** On for a second, then off again; what was said at the start. */
  private Signal startAt(double second) {
    Signal said = starts.is(true, second);
    starts.is(false, second + 1);
    return said;
  }

  private Signal feedback(boolean on, double second) {
    return valve.take(FEEDBACK, TagValue.of(on), Quality.GOOD, second);
  }

  private Signal feedbackText(String text, double second) {
    return valve.take(FEEDBACK, TagValue.of(text), Quality.GOOD, second);
  }

  private Signal commandText(String text, double second) {
    return valve.take(Mind.TAG, TagValue.of(text), Quality.GOOD, second);
  }

  @Test
  void aFeedbackIsComparedByWhatItMeansNotByHowItIsWritten() {
    valve.is(true, 0);
    assertThat(valve.take(FEEDBACK, TagValue.of(new BigDecimal("1.0")), Quality.GOOD, 1))
        .isEqualTo(Signal.CLEAR);
    assertThat(valve.take(FEEDBACK, TagValue.of(new BigDecimal("0.00")), Quality.GOOD, 2))
        .isEqualTo(Signal.HOLD);
    valve.is(false, 3);
    assertThat(valve.until(60)).isEqualTo(Signal.CLEAR);
    valve.take(Mind.TAG, TagValue.of("OPEN"), Quality.GOOD, 61);
    assertThat(valve.take(FEEDBACK, TagValue.of("OPEN"), Quality.GOOD, 62)).isEqualTo(Signal.CLEAR);
    valve.take(FEEDBACK, TagValue.of("CLOSED"), Quality.GOOD, 63);
    assertThat(valve.until(83)).isEqualTo(Signal.ALARM);
  }
}
