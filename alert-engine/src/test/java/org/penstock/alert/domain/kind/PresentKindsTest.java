package org.penstock.alert.domain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.alert.cel.CelExpressions;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.Expressions.Checked;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** Kinds that look at the present alone. */
class PresentKindsTest {

  private static final String TAG = "filters.value";
  private static final String SETPOINT = "filters.setpoint";

  private final Map<String, Observation> last = new HashMap<>();

  private final Deviation deviation =
      new Deviation(
          SETPOINT, Samples.limits("0.1", 5, Map.of(Level.H, "0.5", Level.L, "-0.5")).limits());

  @Test
  void aDeviationIsTheValueMinusTheSetpoint() {
    put(SETPOINT, "7.0", Quality.GOOD);
    assertThat(judge(deviation, "7.5"))
        .isEqualTo(Map.of(Level.H, Signal.ALARM, Level.L, Signal.CLEAR));
    assertThat(judge(deviation, "7.45")).containsEntry(Level.H, Signal.HOLD);
    assertThat(judge(deviation, "7.3")).containsEntry(Level.H, Signal.CLEAR);
    assertThat(judge(deviation, "6.5"))
        .isEqualTo(Map.of(Level.H, Signal.CLEAR, Level.L, Signal.ALARM));
  }

  @Test
  void aDeviationFollowsItsSetpoint() {
    put(SETPOINT, "7.0", Quality.GOOD);
    assertThat(judge(deviation, "7.0")).containsEntry(Level.L, Signal.CLEAR);
    put(SETPOINT, "8.0", Quality.GOOD);
    assertThat(judge(deviation, "7.0")).containsEntry(Level.L, Signal.ALARM);
    assertThat(deviation.otherTags()).containsExactly(SETPOINT);
  }

  @Test
  void withoutAGoodSetpointADeviationSaysNothing() {
    assertThat(judge(deviation, "9"))
        .containsOnly(Map.entry(Level.H, Signal.FROZEN), Map.entry(Level.L, Signal.FROZEN));
    put(SETPOINT, "7", Quality.BAD);
    assertThat(judge(deviation, "9")).containsEntry(Level.H, Signal.FROZEN);
    put(SETPOINT, "7", Quality.UNCERTAIN);
    assertThat(judge(deviation, "9")).containsEntry(Level.H, Signal.ALARM);
    last.put(TAG, new Observation(TAG, TagValue.of("x"), null, Quality.GOOD, Samples.NOON));
    assertThat(judge(deviation)).containsEntry(Level.H, Signal.FROZEN);
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void badQualityIsAnAlarmAndASourceThatIsAwayChangesNothing(Quality quality) {
    BadQuality usual = new BadQuality(false, Set.of(), Duration.ZERO);
    BadQuality strict = new BadQuality(true, Set.of(), Duration.ZERO);
    put(TAG, "1", quality);
    Signal expected =
        switch (quality) {
          case GOOD, UNCERTAIN -> Signal.CLEAR;
          case BAD -> Signal.ALARM;
          case STALE -> Signal.HOLD;
        };
    assertThat(judge(usual)).containsEntry(Level.ON, expected);
    assertThat(judge(strict))
        .containsEntry(Level.ON, quality == Quality.UNCERTAIN ? Signal.ALARM : expected);
    assertThat(usual.needsEvidence()).isFalse();
  }

  @Test
  void noValueIsNotKnownToBeFit() {
    last.put(TAG, new Observation(TAG, TagValue.missing(), null, Quality.GOOD, Samples.NOON));
    assertThat(judge(new BadQuality(false, Set.of(), Duration.ZERO)))
        .containsEntry(Level.ON, Signal.HOLD);
    last.put(TAG, Observation.never(TAG, Samples.NOON));
    assertThat(judge(new BadQuality(false, Set.of(), Duration.ZERO)))
        .containsEntry(Level.ON, Signal.HOLD);
  }

  @Test
  void aControllerThatCannotBeReachedTakesAllItsTagsWithIt() {
    BadQuality link = new BadQuality(false, Set.of("level", "flow"), Duration.ZERO);
    put(TAG, "1", Quality.BAD);
    assertThat(judge(link)).containsEntry(Level.ON, Signal.HOLD);
    put("level", "1", Quality.BAD);
    put("flow", "1", Quality.GOOD);
    assertThat(judge(link)).containsEntry(Level.ON, Signal.CLEAR);
    put("flow", "1", Quality.BAD);
    assertThat(judge(link)).containsEntry(Level.ON, Signal.ALARM);
    put("flow", "1", Quality.STALE);
    assertThat(judge(link)).containsEntry(Level.ON, Signal.HOLD);
    put("level", "1", Quality.GOOD);
    assertThat(judge(link)).containsEntry(Level.ON, Signal.CLEAR);
    assertThat(link.otherTags()).containsExactlyInAnyOrder("level", "flow");
  }

  @Test
  void anExpressionIsAnAlarmWhereItIsTrueAndSaysNothingWhereItIsNotKnown() {
    Formula formula = new Formula(expression("tags['flow'] < 5 && tags['running']"), Duration.ZERO);
    put(TAG, "1", Quality.GOOD);
    assertThat(judge(formula)).containsEntry(Level.ON, Signal.FROZEN);
    last.put(
        "running", new Observation("running", TagValue.of(true), null, Quality.GOOD, Samples.NOON));
    put("flow", "4", Quality.GOOD);
    assertThat(judge(formula)).containsEntry(Level.ON, Signal.ALARM);
    put("flow", "6", Quality.GOOD);
    assertThat(judge(formula)).containsEntry(Level.ON, Signal.CLEAR);
    put("flow", "4", Quality.BAD);
    assertThat(judge(formula)).containsEntry(Level.ON, Signal.FROZEN);
    assertThat(formula.otherTags()).containsExactlyInAnyOrder("flow", "running");
    assertThat(formula.needsEvidence()).isFalse();
  }

  @Test
  void aDiscreteRuleDoesNotGuessAtAnotherType() {
    Discrete fault = new Discrete(TagValue.of(true), Duration.ZERO);
    put(TAG, "1", Quality.GOOD);
    assertThat(judge(fault)).containsEntry(Level.ON, Signal.FROZEN);
  }

  private Map<Level, Signal> judge(RuleKind kind, String value) {
    put(TAG, value, Quality.GOOD);
    return judge(kind);
  }

  private Map<Level, Signal> judge(RuleKind kind) {
    return kind.judge(
        new Look(
            Objects.requireNonNull(last.get(TAG)),
            tag -> Optional.ofNullable(last.get(tag)),
            Memory.Nothing.NOTHING,
            Samples.NOON));
  }

  private void put(String tag, String value, Quality quality) {
    last.put(
        tag, new Observation(tag, TagValue.of(new BigDecimal(value)), null, quality, Samples.NOON));
  }

  private static Expression expression(String text) {
    return ((Checked.Sound) new CelExpressions().check(text)).expression();
  }
}
