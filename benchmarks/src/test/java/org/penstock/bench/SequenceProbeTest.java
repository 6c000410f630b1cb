package org.penstock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceProbeTest {

  private final SequenceProbe probe = new SequenceProbe();

  @Test
  void consecutiveNumbersAreComplete() {
    see(7, 8, 9);
    assertThat(probe.lost() + probe.doubled() + probe.reordered()).isZero();
  }

  @Test
  void aHoleIsCountedByItsSize() {
    see(7, 10);
    assertThat(probe.lost()).isEqualTo(2);
  }

  @Test
  void aRepeatIsCounted() {
    see(7, 7, 8);
    assertThat(probe.doubled()).isEqualTo(1);
    assertThat(probe.lost()).isZero();
  }

  @Test
  void aSwapIsCounted() {
    see(7, 9, 8, 10);
    assertThat(probe.reordered()).isEqualTo(1);
  }

  @Test
  void aFigureThatCouldNotBeMeasuredMeetsNoTarget() {
    assertThat(Figure.target("x", Double.NaN, "ms", 2).isMet()).isFalse();
    assertThat(Figure.target("x", 2.1, "ms", 2).isMet()).isFalse();
    assertThat(Figure.target("x", 2, "ms", 2).isMet()).isTrue();
    assertThat(Figure.atLeast("x", Double.NaN, "", 2).isMet()).isFalse();
    assertThat(Figure.atLeast("x", 1.9, "", 2).isMet()).isFalse();
    assertThat(Figure.atLeast("x", 2, "", 2).isMet()).isTrue();
    assertThat(Figure.shown("x", Double.NaN, "").isMet()).isTrue();
  }

  private void see(long... numbers) {
    for (long number : numbers) {
      probe.see("filters.filter1.turbidity", number);
    }
  }
}
