package org.penstock.elog.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.elog.domain.search.SearchText.Term;

class SearchTextTest {

  @Test
  void everyWordCounts() {
    assertThat(SearchText.of("pump FIT-101").alternatives())
        .containsExactly(List.of(word("pump"), word("FIT-101")));
  }

  @Test
  void quotesHoldAPhraseTogether() {
    assertThat(SearchText.of("\"high lift\" pump").alternatives())
        .containsExactly(List.of(new Term("high lift", false, true), word("pump")));
  }

  @Test
  void aMinusExcludesAndAHyphenWithinAWordDoesNot() {
    assertThat(SearchText.of("P-201A -seal -\"mechanical seal\"").alternatives())
        .containsExactly(
            List.of(
                word("P-201A"),
                new Term("seal", true, false),
                new Term("mechanical seal", true, true)));
  }

  @Test
  void orSeparatesAlternatives() {
    assertThat(SearchText.of("chlorine OR ph dose").alternatives())
        .containsExactly(List.of(word("chlorine")), List.of(word("ph"), word("dose")));
  }

  @Test
  void aQuotedOrIsAWord() {
    assertThat(SearchText.of("\"or\"").alternatives())
        .containsExactly(List.of(new Term("or", false, true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-", "or or", "--- !!! ()", "\"\"", "\""})
  void whatHasNoLetterAndNoDigitLooksForNothing(String typed) {
    assertThat(SearchText.of(typed).isEmpty()).isTrue();
  }

  @Test
  void anOpenQuoteIsPassedOver() {
    assertThat(SearchText.of("\"pump seal").alternatives())
        .containsExactly(List.of(word("pump"), word("seal")));
  }

  private static Term word(String word) {
    return new Term(word, false, false);
  }
}
