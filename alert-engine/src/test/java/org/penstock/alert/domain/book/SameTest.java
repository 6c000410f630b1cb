package org.penstock.alert.domain.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SameTest {

  private record Setting(String name, @Nullable BigDecimal limit, @Nullable List<String> tags) {}

  private record Other(String name, @Nullable BigDecimal limit, @Nullable List<String> tags) {}

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits);
  }

  static Stream<Arguments> same() {
    return Stream.of(
        Arguments.of(null, null),
        Arguments.of(number("0.3"), number("0.30")),
        Arguments.of(Duration.ofMinutes(1), Duration.ofSeconds(60)),
        Arguments.of(List.of(number("1"), "a"), List.of(number("1.0"), "a")),
        Arguments.of(Map.of("H", number("1")), Map.of("H", number("1.00"))),
        Arguments.of(
            new Setting("a", number("0.3"), List.of("x")),
            new Setting("a", number("0.300"), List.of("x"))),
        Arguments.of(new Setting("a", null, null), new Setting("a", null, null)));
  }

  static Stream<Arguments> different() {
    return Stream.of(
        Arguments.of(null, number("0")),
        Arguments.of("", null),
        Arguments.of(number("0.3"), number("0.31")),
        Arguments.of(number("1"), "1"),
        Arguments.of(List.of("a"), List.of("a", "b")),
        Arguments.of(List.of("a", "b"), List.of("b", "a")),
        Arguments.of(List.of("a"), "a"),
        Arguments.of(Map.of("H", number("1")), Map.of("HH", number("1"))),
        Arguments.of(Map.of("H", number("1")), Map.of("H", number("2"))),
        Arguments.of(Map.of("H", number("1")), List.of(number("1"))),
        Arguments.of(new Setting("a", null, null), new Other("a", null, null)),
        Arguments.of(new Setting("a", null, null), new Setting("a", number("0"), null)),
        Arguments.of(
            new Setting("a", null, List.of("x")), new Setting("a", null, List.of("x", "y"))));
  }

  @ParameterizedTest
  @MethodSource("same")
  void theyMeanTheSame(@Nullable Object one, @Nullable Object other) {
    assertThat(Same.as(one, other)).isTrue();
    assertThat(Same.as(other, one)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("different")
  void theyMeanSomethingElse(@Nullable Object one, @Nullable Object other) {
    assertThat(Same.as(one, other)).isFalse();
    assertThat(Same.as(other, one)).isFalse();
  }

  @Test
  void anUnknownElementOfAListIsTheSameAsAnUnknownOne() {
    assertThat(Same.as(Arrays.asList("a", null), Arrays.asList("a", null))).isTrue();
    assertThat(Same.as(Arrays.asList("a", null), Arrays.asList("a", "b"))).isFalse();
  }
}
