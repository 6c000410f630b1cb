package org.penstock.alert.domain.kind.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.seconds;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.domain.kind.Limit;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.Samples;
import org.penstock.alert.domain.signal.Memory.Window;
import org.penstock.alert.domain.signal.Signal;

/** Kinds that look at the samples of a clock; it is noon when they begin. */
class SampleKindsTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int Q = 900;

  /** Above 1.0 NTU in two recordings 15 minutes apart. */
  private final Mind recordings =
      new Mind(new ConsecutiveSamples(new SampleClock(QUARTER, QUARTER, 2), above("1.0")));

  /** More than 2 per hour over four samples a minute apart. */
  private final Mind rate =
      new Mind(
          new RateOfChange(
              new SampleClock(seconds(60), seconds(180), 4), Duration.ofHours(1), above("2")));

  /** Average of 10 minutes above 0.3, sampled each minute, made every 5 minutes. */
  private final Mind average = new Mind(window("avg", 10, BigDecimal.ONE, "0.3"));

  @Test
  void twoRecordingsInARowRaiseAtTheMarkOfTheSecond() {
    assertThat(recordings.number("1.2", 600)).isEqualTo(Signal.FROZEN);
    assertThat(recordings.until(Q)).isEqualTo(Signal.HOLD);
    assertThat(recordings.toldAgain(1_700)).isEqualTo(Signal.HOLD);
    assertThat(recordings.until(2 * Q - 1)).isEqualTo(Signal.HOLD);
    assertThat(recordings.until(2 * Q)).isEqualTo(Signal.ALARM);
    assertThat(recordings.marks()).containsExactly(noon(Q), noon(2 * Q));
    assertThat(recordings.number("0.2", 2 * Q + 1)).isEqualTo(Signal.ALARM);
    assertThat(recordings.until(3 * Q)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void anExcursionBetweenTwoMarksIsNoRecording() {
    recordings.number("0.2", 10);
    recordings.number("5", 100);
    recordings.number("0.2", 800);
    assertThat(recordings.until(Q)).isEqualTo(Signal.CLEAR);
    recordings.number("5", Q + 1);
    recordings.number("0.2", 2 * Q - 1);
    assertThat(recordings.until(2 * Q)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void aReadingAtTheMarkIsOfTheNextSample() {
    recordings.number("0.2", 10);
    recordings.number("5", Q);
    assertThat(recordings.memory())
        .isEqualTo(new Samples(QUARTER, noon(2 * Q), List.of(new BigDecimal("0.2"))));
  }

  @Test
  void aMissingRecordingBreaksTheRowAndEndsNoAlarm() {
    recordings.number("1.2", 600);
    recordings.bad(Q + 1);
    assertThat(recordings.until(2 * Q)).isEqualTo(Signal.FROZEN);
    recordings.number("1.2", 2 * Q + 1);
    assertThat(recordings.until(3 * Q)).isEqualTo(Signal.HOLD);
    recordings.toldAgain(4 * Q - 10);
    assertThat(recordings.until(4 * Q)).isEqualTo(Signal.ALARM);
    recordings.bad(4 * Q + 1);
    assertThat(recordings.until(5 * Q)).isEqualTo(Signal.FROZEN);
    recordings.number("1.2", 5 * Q + 1);
    assertThat(recordings.until(6 * Q)).isEqualTo(Signal.HOLD);
  }

  @Test
  void aValueOlderThanAllowedIsNoRecording() {
    recordings.number("1.2", 10);
    assertThat(recordings.until(Q)).isEqualTo(Signal.HOLD);
    assertThat(recordings.until(2 * Q)).isEqualTo(Signal.FROZEN);
  }

  @Test
  void aClockWithNothingToSampleSleepsUntilAReading() {
    assertThat(recordings.until(1_000 * Q)).isEqualTo(Signal.FROZEN);
    assertThat(recordings.marks()).containsExactly(noon(Q));
    recordings.number("0.2", 1_000 * Q + 10);
    recordings.until(1_001 * Q);
    assertThat(recordings.marks()).containsExactly(noon(Q), noon(1_001 * Q));
  }

  @Test
  void samplesOfAnotherClockAreForgotten() {
    ConsecutiveSamples faster =
        new ConsecutiveSamples(new SampleClock(seconds(60), seconds(60), 2), above("1.0"));
    Memory old = new Samples(QUARTER, noon(Q), List.of(new BigDecimal("5"), new BigDecimal("5")));
    Memory taken = faster.take(old, org.penstock.alert.domain.Samples.reading(Mind.TAG, "5", 61));
    assertThat(taken).isEqualTo(new Samples(seconds(60), noon(120), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T23:59:59.999Z, PT15M, 2026-12-01T00:00:00Z",
    "2026-12-01T00:00:00Z, PT15M, 2026-12-01T00:15:00Z",
    "2026-12-31T23:50:00Z, PT15M, 2027-01-01T00:00:00Z",
    "2026-03-29T00:59:00Z, PT15M, 2026-03-29T01:00:00Z",
    "2026-11-30T12:34:56Z, P1D, 2026-12-01T00:00:00Z",
    "1969-12-31T23:59:00Z, PT15M, 1970-01-01T00:00:00Z",
  })
  void marksCountFromTheEpochAcrossMidnightAndMonth(Instant at, Duration every, Instant next) {
    assertThat(new SampleClock(every, every, 2).after(at)).isEqualTo(next);
  }

  @Test
  void aRateIsThatOfTheSamplesNotOfTheNoise() {
    feed(rate, "10.00", "10.05", "10.10", "10.15");
    assertThat(rate.until(300)).isEqualTo(Signal.ALARM);
    Mind quiet =
        new Mind(
            new RateOfChange(
                new SampleClock(seconds(60), seconds(180), 4), Duration.ofHours(1), above("2")));
    quiet.number("10", 1);
    quiet.number("90", 30);
    quiet.number("10", 59);
    feed(quiet, "10.00", "10.01", "10.00", "10.02");
    assertThat(quiet.until(300)).isEqualTo(Signal.CLEAR);
  }

  @Test
  void aRateNeedsAllItsSamples() {
    feed(rate, "10", "11", "12");
    assertThat(rate.until(240)).isEqualTo(Signal.FROZEN);
    feed(rate, 4, "13");
    assertThat(rate.until(300)).isEqualTo(Signal.ALARM);
    rate.bad(301);
    assertThat(rate.until(360)).isEqualTo(Signal.FROZEN);
  }

  @Test
  void aFallIsANegativeRate() {
    LimitSet falling =
        new LimitSet(
            Map.of(Level.L, new Limit(new BigDecimal("-0.5"), Duration.ZERO, null)),
            BigDecimal.ZERO);
    Mind level =
        new Mind(
            new RateOfChange(
                new SampleClock(seconds(60), seconds(180), 2), Duration.ofMinutes(1), falling));
    feed(level, "3.4", "2.8");
    assertThat(level.until(180)).isEqualTo(Signal.ALARM);
  }

  @Test
  void anAverageIsMadeAtEachStepAndStandsBetween() {
    for (int minute = 0; minute < 10; minute++) {
      feed(average, minute, minute < 5 ? "0.2" : "0.6");
    }
    assertThat(average.until(600)).isEqualTo(Signal.ALARM);
    assertThat(statistic(average)).isEqualTo("0.4");
    feed(average, 10, "0.0");
    feed(average, 13, "0.0");
    assertThat(average.until(899)).isEqualTo(Signal.ALARM);
    assertThat(statistic(average)).isEqualTo("0.4");
    feed(average, 15, "0.0");
    assertThat(average.until(901)).isEqualTo(Signal.ALARM);
    assertThat(statistic(average)).isEqualTo("0.3");
  }

  @Test
  void eachValueWeighsAsLongAsItHeld() {
    average.number("0.2", 1);
    average.toldAgain(150);
    average.toldAgain(300);
    average.toldAgain(450);
    for (int tenth = 0; tenth < 20; tenth++) {
      average.number("9", 541 + tenth * 0.5);
    }
    average.number("0.2", 560);
    average.until(600);
    assertThat(statistic(average)).isEqualTo("0.2");
  }

  @Test
  void tooFewSamplesMakeNoStatisticAndEndNone() {
    for (int minute = 0; minute < 7; minute++) {
      feed(average, minute, "0.9");
    }
    average.bad(425);
    assertThat(average.until(600)).isEqualTo(Signal.FROZEN);
    assertThat(statistic(average)).isEqualTo("none");
    average.number("0.9", 601);
    average.toldAgain(780);
    assertThat(average.until(900)).isEqualTo(Signal.FROZEN);
  }

  @Test
  void aWindowWithoutAnyValueHasNoStatisticHoweverLongItSleeps() {
    for (int minute = 0; minute < 10; minute++) {
      feed(average, minute, "0.9");
    }
    assertThat(average.until(600)).isEqualTo(Signal.ALARM);
    average.bad(601);
    assertThat(average.until(100_000)).isEqualTo(Signal.FROZEN);
    assertThat(average.marks().getLast()).isBefore(noon(1_300));
    assertThat(statistic(average)).isEqualTo("none");
  }

  @Test
  void aSumOfAFlowIsItsVolume() {
    Mind volume = new Mind(window("sum", 10, new BigDecimal("0.0166666666666667"), "100"));
    for (int minute = 0; minute < 10; minute++) {
      feed(volume, minute, "600");
    }
    assertThat(volume.until(600)).isEqualTo(Signal.ALARM);
    assertThat(new BigDecimal(statistic(volume)))
        .isCloseTo(new BigDecimal("100"), offset(new BigDecimal("0.001")));
  }

  @ParameterizedTest
  @CsvSource({
    "avg, 3",
    "min, 1",
    "max, 5",
    "sum, 15",
    "p1, 1",
    "p20, 1",
    "p21, 2",
    "p50, 3",
    "p80, 4",
    "p95, 5",
    "p99, 5",
    "stddev, 1.414213562373095"
  })
  void statisticsAreWhatTheirNamesSay(String name, BigDecimal expected) {
    Statistic statistic = Statistic.named(name).orElseThrow();
    assertThat(statistic.of(Stream.of(4, 1, 5, 3, 2).map(BigDecimal::valueOf).toList()))
        .isEqualByComparingTo(expected);
    assertThat(statistic).hasToString(name);
    assertThat(statistic.of(List.of(BigDecimal.TWO)))
        .isEqualByComparingTo(name.equals("stddev") ? BigDecimal.ZERO : BigDecimal.TWO);
  }

  @ParameterizedTest
  @CsvSource({"p0", "p100", "P95", "mean", "p", "''"})
  void otherNamesAreNoStatistics(String name) {
    assertThat(Statistic.named(name)).isEmpty();
  }

  @Test
  void atMostFivePercentAboveIsAPercentileThatIsNotAbove() {
    Statistic p95 = Statistic.named("p95").orElseThrow();
    List<BigDecimal> fiveOfHundred =
        Stream.iterate(1, n -> n + 1)
            .limit(100)
            .map(n -> new BigDecimal(n <= 95 ? "0.2" : "0.9"))
            .toList();
    assertThat(p95.of(fiveOfHundred)).isEqualByComparingTo("0.2");
    List<BigDecimal> sixOfHundred =
        Stream.concat(fiveOfHundred.stream().skip(1), Stream.of(BigDecimal.ONE)).toList();
    assertThat(p95.of(sixOfHundred)).isEqualByComparingTo("0.9");
  }

  private static String statistic(Mind mind) {
    return mind.memory() instanceof Window(_, BigDecimal found) && found != null
        ? found.toPlainString()
        : "none";
  }

  private static WindowStatistic window(
      String statistic, int samples, BigDecimal weight, String limit) {
    return new WindowStatistic(
        Statistic.named(statistic).orElseThrow(),
        new SampleClock(seconds(60), seconds(180), samples),
        Duration.ofMinutes(5),
        75,
        weight,
        above(limit));
  }

  private static LimitSet above(String limit) {
    return new LimitSet(
        Map.of(Level.H, new Limit(new BigDecimal(limit), Duration.ZERO, null)),
        new BigDecimal("0.05"));
  }

  /** One value in each minute, from one minute past noon. */
  private static void feed(Mind mind, String... values) {
    for (int minute = 0; minute < values.length; minute++) {
      feed(mind, minute + 1, values[minute]);
    }
  }

  private static void feed(Mind mind, int minute, String value) {
    mind.number(value, minute * 60 + 5);
  }
}
