package org.penstock.alert.domain.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FileMarkTest {

  private static final String MARK = FileMark.of("text", "1.0", Map.of("a", "x", "b", "y"));

  @Test
  void theSameTextChecksAndTagsHaveTheSameMark() {
    assertThat(FileMark.of("text", "1.0", Map.of("b", "y", "a", "x"))).isEqualTo(MARK);
  }

  @Test
  void anotherTextReleaseTagOrAreaHasAnother() {
    assertThat(FileMark.of("texts", "1.0", Map.of("a", "x", "b", "y"))).isNotEqualTo(MARK);
    assertThat(FileMark.of("text", "1.1", Map.of("a", "x", "b", "y"))).isNotEqualTo(MARK);
    assertThat(FileMark.of("text", "1.0", Map.of("a", "x", "c", "y"))).isNotEqualTo(MARK);
    assertThat(FileMark.of("text", "1.0", Map.of("a", "x", "b", "z"))).isNotEqualTo(MARK);
    assertThat(FileMark.of("text", "1.0", Map.of("a", "x"))).isNotEqualTo(MARK);
  }

  @Test
  void aTagsEndAndItsAreasBeginAreToldApart() {
    assertThat(FileMark.of("t", "1", Map.of("ab", "c")))
        .isNotEqualTo(FileMark.of("t", "1", Map.of("a", "bc")));
  }

  @Test
  void aTextIsMarkedByItsBytes() {
    assertThat(FileMark.ofText(new byte[] {1}))
        .isNotEqualTo(FileMark.ofText(new byte[] {2}))
        .hasSize(64);
  }
}
