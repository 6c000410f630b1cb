package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.real;
import static org.penstock.ingest.domain.Samples.sample;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.penstock.ingest.domain.tag.Collecting.Trigger;

class ChangeFilterTest {

  private static List<Double> passed(ChangeFilter filter, double... values) {
    return DoubleStream.of(values)
        .filter(value -> filter.passes(real(value, NOON)))
        .boxed()
        .toList();
  }

  @Test
  void everyChangePassesWithoutADeadbandAndARepetitionDoesNot() {
    assertThat(passed(new ChangeFilter(Trigger.STATUS_VALUE, 0), 1, 1, 1.5, 1.5, 1))
        .containsExactly(1.0, 1.5, 1.0);
  }

  @Test
  void aSlowDriftIsMeasuredFromTheLastValuePassed() {
    assertThat(passed(new ChangeFilter(Trigger.STATUS_VALUE, 1), 0, 0.4, 0.8, 1.0, 1.2, 1.6, 2.3))
        .containsExactly(0.0, 1.2, 2.3);
  }

  @Test
  void whatIsNoNumberIsAChangeOnce() {
    double nan = Double.NaN;
    assertThat(passed(new ChangeFilter(Trigger.STATUS_VALUE, 1), 1, nan, nan, 1.1))
        .containsExactly(1.0, nan, 1.1);
  }

  @Test
  void anotherStatusAlwaysPasses() {
    ChangeFilter filter = new ChangeFilter(Trigger.STATUS, 100);
    assertThat(filter.passes(real(1, NOON))).isTrue();
    assertThat(filter.passes(real(999, NOON.plusSeconds(1)))).isFalse();
    assertThat(filter.passes(sample(new RawValue.Real(1), 0x80310000L, NOON))).isTrue();
    assertThat(filter.passes(real(1, NOON))).isTrue();
  }

  @Test
  void anotherTimestampPassesWhereItIsAskedFor() {
    ChangeFilter filter = new ChangeFilter(Trigger.STATUS_VALUE_TIMESTAMP, 5);
    assertThat(filter.passes(real(1, NOON))).isTrue();
    assertThat(filter.passes(real(1, NOON))).isFalse();
    assertThat(filter.passes(real(2, NOON))).isFalse();
    assertThat(filter.passes(real(7, NOON))).isTrue();
    assertThat(filter.passes(real(7, NOON.plusSeconds(1)))).isTrue();
  }

  @Test
  void neighboursBeyondFiftyThreeBitsAreTwoValues() {
    BigInteger big = BigInteger.valueOf(Long.MAX_VALUE);
    ChangeFilter filter = new ChangeFilter(Trigger.STATUS_VALUE, 0);
    assertThat(filter.passes(sample(new RawValue.Whole(big), 0, NOON))).isTrue();
    assertThat(filter.passes(sample(new RawValue.Whole(big), 0, NOON))).isFalse();
    assertThat(filter.passes(sample(new RawValue.Whole(big.subtract(BigInteger.ONE)), 0, NOON)))
        .isTrue();
    ChangeFilter coarse = new ChangeFilter(Trigger.STATUS_VALUE, 2);
    assertThat(coarse.passes(sample(new RawValue.Whole(big), 0, NOON))).isTrue();
    assertThat(coarse.passes(sample(new RawValue.Whole(big.subtract(BigInteger.TWO)), 0, NOON)))
        .isFalse();
    assertThat(coarse.passes(sample(new RawValue.Whole(big.subtract(BigInteger.TEN)), 0, NOON)))
        .isTrue();
  }

  @Test
  void aValueOfAnotherKindIsAChange() {
    ChangeFilter filter = new ChangeFilter(Trigger.STATUS_VALUE, 10);
    assertThat(filter.passes(real(1, NOON))).isTrue();
    assertThat(filter.passes(sample(new RawValue.Whole(BigInteger.ONE), 0, NOON))).isTrue();
    assertThat(filter.passes(real(1, NOON))).isTrue();
    assertThat(filter.passes(sample(new RawValue.Text("on"), 0, NOON))).isTrue();
    assertThat(filter.passes(sample(new RawValue.Text("on"), 0, NOON))).isFalse();
  }
}
