package org.penstock.compliance.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

  @ParameterizedTest
  @CsvSource({
    "0.125,   2, 0.13",
    "0.0105,  3, 0.011",
    "0.0104,  3, 0.010",
    "-0.005,  2, -0.01",
    "1E+3,    1, 1000.0",
    "2.5,     0, 3"
  })
  void digitsAfterThePointAreRoundedHalfUp(BigDecimal value, int count, String reported) {
    assertThat(new Digits.AfterPoint(count).of(value)).isEqualTo(reported);
  }

  @ParameterizedTest
  @CsvSource({
    "1.05,    2, 1.1",
    "0.0105,  2, 0.011",
    "99.95,   3, 100",
    "1234,    2, 1200",
    "2,       3, 2.00",
    "0,       3, 0.00",
    "-7.5,    4, -7.500",
    "0.00012, 2, 0.00012"
  })
  void significantFiguresAreFilledUpWithZeros(BigDecimal value, int count, String reported) {
    assertThat(new Digits.Significant(count).of(value)).isEqualTo(reported);
  }

  @Test
  void moreDigitsThanNineOrFewerThanNoneAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Digits.AfterPoint(10));
    assertThatIllegalArgumentException().isThrownBy(() -> new Digits.AfterPoint(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Digits.Significant(0));
  }
}
