package org.penstock.plant.cmms.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
  private static final Set<String> NAMES =
      Set.of("ID", "PK", "Type", "IsOpen", "UDFChar10", "UDFChar9", "LastModifiedDate");
  private static final Map<String, Object> RECORD =
      Map.of(
          "ID", "WO-7",
          "PK", 7,
          "Type", "CM",
          "IsOpen", true,
          "UDFChar10", "WT4K2M9Q8R7T6V5W3X1A",
          "LastModifiedDate", "2026-11-23T16:52:00.500Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          UDFChar10 eq "WT4K2M9Q8R7T6V5W3X1A"                       | true
          UDFChar10 eq "wt4k2m9q8r7t6v5w3x1a"                       | false
          Type eq "CM" and IsOpen eq true                           | true
          Type eq "PM" or Type eq "CM" and PK eq 8                  | false
          (Type eq "PM" or Type eq "CM") and PK eq 7                | true
          not Type eq "PM"                                          | true
          not (Type eq "CM" or PK gt 3)                             | false
          UDFChar9 eq null                                          | true
          Type ne null                                              | true
          PK ge 7                                                   | true
          PK lt 7                                                   | false
          PK eq "7"                                                 | false
          LastModifiedDate gt "2026-11-23T16:52:00Z"                | true
          LastModifiedDate le "2026-11-23T16:52:00Z"                | false
          ID eq "two words and or not"                              | false
          """)
  void aFilterMatchesWhatItSays(String text, boolean matches) throws FilterException {
    assertThat(FilterParser.parse(text, NAMES).matches(RECORD::get)).isEqualTo(matches);
  }

  @Test
  void noFilterMatchesEverything() throws FilterException {
    assertThat(FilterParser.parse("", NAMES).matches(RECORD::get)).isTrue();
  }

  @Test
  void textInSingleQuotesIsTakenForAPropertyAsInTheOriginal() {
    assertThatThrownBy(() -> FilterParser.parse("Type eq 'CM'", NAMES))
        .isInstanceOf(FilterException.class)
        .hasMessage("CM is not a valid filter property");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RepairCenterRef/PK eq 1",
        "Colour eq \"red\"",
        "Type eq",
        "Type",
        "Type like \"C\"",
        "Type eq CM",
        "(Type eq \"CM\"",
        "Type eq \"CM\" PK eq 7",
        "Type eq \"CM",
        "contains(Type,\"C\")",
        "and"
      })
  void whatIsNotOfTheLanguageIsRefused(String text) {
    assertThatThrownBy(() -> FilterParser.parse(text, NAMES)).isInstanceOf(FilterException.class);
  }
}
