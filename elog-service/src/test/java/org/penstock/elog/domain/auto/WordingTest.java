package org.penstock.elog.domain.auto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.Actor;

class WordingTest {

  private static final SourceEvent SOURCE = new SourceEvent("alert-engine", "e-1");

  @ParameterizedTest
  @CsvSource({
    "PT0.9S, 0 s",
    "PT59S, 59 s",
    "PT72S, 1 min 12 s",
    "PT1H2M3S, 1 h 2 min",
    "PT49H, 2 d 1 h"
  })
  void aDurationIsToldInItsTwoLargestUnits(Duration duration, String text) {
    assertThat(Wording.duration(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 rows", "1, 1 row", "12, 12 rows"})
  void aCountHasItsNoun(int count, String text) {
    assertThat(Wording.counted(count, "row")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"S. Lee, lee, S. Lee", "-, lee, lee", "-, -, u-2"})
  void aPersonIsCalledByTheBestNameThereIs(String name, String username, String called) {
    assertThat(Wording.operator(new Actor("u-2", username, name, "Supervisor", null), SOURCE))
        .isEqualTo(new Operator("u-2", called));
  }

  @Test
  void whereNobodyIsNamedTheServiceActed() {
    assertThat(Wording.operator(null, SOURCE))
        .isEqualTo(new Operator("alert-engine", "alert-engine"));
  }
}
