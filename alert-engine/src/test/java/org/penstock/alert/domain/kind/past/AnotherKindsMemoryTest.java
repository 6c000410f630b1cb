package org.penstock.alert.domain.kind.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.reading;
import static org.penstock.alert.domain.Samples.seconds;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.alert.domain.kind.Limit;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.TagValue;

/** A rule may become one of another kind; what it remembered as the first says nothing to it. */
class AnotherKindsMemoryTest {

  private static final SampleClock CLOCK = new SampleClock(seconds(60), seconds(60), 2);
  private static final LimitSet ABOVE_ONE =
      new LimitSet(
          Map.of(Level.H, new Limit(BigDecimal.ONE, Duration.ZERO, null)), BigDecimal.ZERO);

  private static final List<RuleKind> KINDS =
      List.of(
          new Stale(seconds(180), Duration.ZERO),
          new Frozen(BigDecimal.ONE, seconds(600), Duration.ZERO),
          new Discrepancy("filters.feedback", seconds(20), Duration.ZERO),
          new CountInWindow(TagValue.of(true), 3, seconds(3600), Duration.ZERO),
          new ConsecutiveSamples(CLOCK, ABOVE_ONE),
          new RateOfChange(CLOCK, Duration.ofHours(1), ABOVE_ONE),
          new WindowStatistic(
              Statistic.named("avg").orElseThrow(),
              CLOCK,
              seconds(120),
              75,
              BigDecimal.ONE,
              ABOVE_ONE));

  static Stream<Arguments> pairs() {
    return KINDS.stream()
        .flatMap(kind ->
            Stream.concat(
                    KINDS.stream().map(other -> other.begin(noon(0))),
                    Stream.of(Memory.Nothing.NOTHING))
                .filter(memory -> memory.getClass() != kind.begin(noon(0)).getClass())
                .distinct()
                .map(memory -> Arguments.of(kind, memory)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void itSaysNothingOfTheAlarmAndWantsNoMark(RuleKind kind, Memory memory) {
    Observation high = reading(Mind.TAG, "5", 10);
    assertThat(kind.judge(new Look(high, _ -> Optional.of(high), memory, noon(10))).values())
        .containsOnly(Signal.FROZEN);
    assertThat(kind.nextMark(memory)).isEmpty();
    assertThat(kind.pass(memory, noon(60), high)).isEqualTo(memory);
    // Silence needs nothing to begin with but a reading.
    assertThat(kind.take(memory, high))
        .isEqualTo(kind instanceof Stale ? new Memory.LastSeen(noon(10), false) : memory);
  }
}
