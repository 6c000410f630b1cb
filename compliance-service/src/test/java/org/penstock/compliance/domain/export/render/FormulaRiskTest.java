package org.penstock.compliance.domain.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaRiskTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+cmd",
        "-2+3",
        "@SUM(A1)",
        "  =1+1",
        "\t=1",
        "\rx",
        "＝1",
        "\uFEFF=1",
        "-",
        "+1 m"
      })
  void aSpreadsheetWouldRunIt(String text) {
    assertThat(FormulaRisk.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "CFE", "-1.5", "+49", "1-2", "<0.05", "a=b", "\uFEFF"})
  void textAndNumbersAreNoFormulas(String text) {
    assertThat(FormulaRisk.isIn(text)).isFalse();
  }
}
