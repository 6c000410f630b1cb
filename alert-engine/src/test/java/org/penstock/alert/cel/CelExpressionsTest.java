package org.penstock.alert.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.rule.Expression.Truth.TRUE;
import static org.penstock.alert.domain.rule.Expression.Truth.UNKNOWN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.Expression.Truth;
import org.penstock.alert.domain.rule.Expressions.Checked;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Values;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** Expressions in CEL: what they say, when they do not know, and what is refused. */
class CelExpressionsTest {

  private final CelExpressions expressions = new CelExpressions();

  /** flow 3, running true, mode RUN; bad is 9 of bad quality, list is a series. */
  private final Values values = values();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "tags['flow'] > 2; TRUE",
        "tags['flow'] > 2.0; TRUE",
        "tags['flow'] == 3; TRUE",
        "tags['flow'] == 3.0; TRUE",
        "tags['flow'] != 3; FALSE",
        "2 < tags['flow']; TRUE",
        "tags['flow'] * 2 + 1 >= 7; TRUE",
        "tags['flow'] / 2 - 1 <= -0.5; FALSE",
        "-tags['flow'] == -3; TRUE",
        "tags['running']; TRUE",
        "tags['running'] == true; TRUE",
        "!tags['running']; FALSE",
        "tags['mode'] == 'RUN'; TRUE",
        "tags['mode'] == \"OFF\" || tags['flow'] < 1; FALSE",
        "tags['mode'] in ['RUN', 'OFF']; TRUE",
        "tags['flow'] in [1, 2]; FALSE",
        "tags['mode'].startsWith('RU'); TRUE",
        "tags['running'] ? tags['flow'] > 1 : false; TRUE",
        "tags['mode'] == 3; FALSE",
      })
  void numbersTextsAndFlagsAreCompared(String text, Truth expected) {
    assertThat(sound(text).evaluate(values)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "tags['never'] > 1; UNKNOWN",
        "tags['bad'] > 1; UNKNOWN",
        "tags['list'] == 1; UNKNOWN",
        "tags['flow'] > 2 || tags['never'] > 1; TRUE",
        "tags['never'] > 1 || tags['flow'] > 2; TRUE",
        "tags['flow'] > 9 || tags['never'] > 1; UNKNOWN",
        "tags['flow'] > 9 && tags['never'] > 1; FALSE",
        "tags['never'] > 1 && tags['flow'] > 9; FALSE",
        "tags['flow'] > 2 && tags['never'] > 1; UNKNOWN",
        "!tags['never']; UNKNOWN",
        "tags['never'] == tags['never']; UNKNOWN",
        "tags['mode'] > 3; UNKNOWN",
        "tags['flow'] && true; UNKNOWN",
        "tags['mode'] > 3 || tags['running']; TRUE",
      })
  void whatIsNotKnownIsNotGuessed(String text, Truth expected) {
    assertThat(sound(text).evaluate(values)).isEqualTo(expected);
  }

  @Test
  void aTagMayBeUsedTwiceAndIsNamedOnce() {
    Expression expression = sound("tags[\"flow\"] > 1 && tags['flow'] < 5 && tags['running']");
    assertThat(expression.tags()).containsExactlyInAnyOrder("flow", "running");
    assertThat(expression.text()).startsWith("tags[\"flow\"] > 1");
    assertThat(expression.evaluate(values)).isEqualTo(TRUE);
    assertThat(expression)
        .isEqualTo(sound(expression.text()))
        .hasSameHashCodeAs(sound(expression.text()));
    assertThat(expression).isNotEqualTo(sound("tags['flow'] > 1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "tags['a'] >; line 1, character 12: the expression ends too early",
        "tags['a'] > 1); line 1, character 14: ')' is not expected here",
        "tags['a'] # 1; line 1, character 11: '#' is not expected here",
        "tags['a'] = 1; line 1, character 11: '=' is not expected here",
        "(tags['a'] > 1; line 1, character 15: ')' is missing",
        "1 && tags['a']; line 1, character 3: '&&' is not possible with a number and a tag's value",
        "tags['a'] > 1 && 'x'; line 1, character 15: '&&' is not possible with true or false and a text",
        "tags['a'] + 1 > 1 + 'x'; line 1, character 19: '+' is not possible with a number and a text",
        "tags['a'] in 3; line 1, character 11: 'in' is not possible with a tag's value and a number",
        "flow > 1; line 1, character 1: 'flow' is not known: a tag is written tags[\"area.tag\"]",
        "tags.flow > 1; line 1, character 5: '.flow' is not possible: a tag is written tags[\"area.tag\"]",
        "tags > 1; line 1, character 1: tags needs the name of a tag: tags[\"area.tag\"]",
        "tags[1] > 1; line 1, character 5: a tag is written tags[\"area.tag\"]",
        "tags[' '] > 1; line 1, character 5: a tag is written tags[\"area.tag\"]",
        "tags[tags['a']] > 1; line 1, character 5: a tag is written tags[\"area.tag\"]",
        "tags['a'] == null; line 1, character 14: only numbers, texts, true and false are possible here",
        "tags['a'] == 3u; line 1, character 14: only numbers, texts, true and false are possible here",
        "tags['a'] == b'x'; line 1, character 14: only numbers, texts, true and false are possible here",
        "tags['a'].matches('x'); line 1, character 18: 'matches' is not possible here",
        "timestamp(tags['a']) > 1; line 1, character 10: 'timestamp' is not possible here",
        "size(tags['a']) > 1; line 1, character 5: 'size' is not possible here",
        "tags['a'] % 2 == 0; line 1, character 11: '%' is not possible here",
        "{'x': tags['a']} == 1; line 1, character 1: this is no comparison of tags with numbers or texts",
        "1 == 1; the expression names no tag: write tags[\"area.tag\"]",
        "`` ; the expression is empty",
        "1 + 1; the expression names no tag: write tags[\"area.tag\"]",
        "tags['a'].startsWith('x') ? 1 : 2; the expression gives a number, not true or false",
      })
  void aFaultIsToldInPlainWordsWithItsPlace(String text, String reason) {
    assertThat(expressions.check(text)).isEqualTo(new Checked.Faulty(reason));
  }

  @Test
  void macrosCannotLoop() {
    for (String text :
        List.of(
            "[1, 2].all(x, x > tags['a'])",
            "[1, 2].map(x, x) == tags['a']",
            "has(tags.a)",
            "[[1]].exists(x, x.exists(y, y > tags['a']))")) {
      assertThat(expressions.check(text)).as(text).isInstanceOf(Checked.Faulty.class);
    }
  }

  @Test
  void aFaultOnASecondLineIsToldThere() {
    assertThat(expressions.check("tags['a'] > 1\n  && x"))
        .isEqualTo(
            new Checked.Faulty(
                "line 2, character 6: 'x' is not known: a tag is written tags[\"area.tag\"]"));
  }

  @Test
  void anExpressionIsSmall() {
    assertThat(expressions.check(anyOf(16))).isInstanceOf(Checked.Sound.class);
    assertThat(expressions.check(anyOf(17)))
        .isEqualTo(new Checked.Faulty("the expression names 17 tags: 16 are possible"));
    assertThat(expressions.check("tags['a'] > 1" + " || tags['a'] > 1".repeat(200)))
        .isEqualTo(new Checked.Faulty("the expression has more than 2000 characters"));
    assertThat(expressions.check("(".repeat(900) + "tags['a']" + ")".repeat(900)))
        .isInstanceOf(Checked.Faulty.class);
    assertThat(expressions.check("!".repeat(1500) + "tags['a']")).isNotNull();
  }

  @Test
  void aTagsNameIsATextAndNothingElse() {
    Expression expression = sound("tags['a\\' || true || \\''] > 1");
    assertThat(expression.tags()).containsExactly("a' || true || '");
    assertThat(expression.evaluate(values)).isEqualTo(UNKNOWN);
    assertThat(sound("tags['tag0'] > 1 || tags['x'] > 1").evaluate(Values.NONE)).isEqualTo(UNKNOWN);
  }

  @Test
  void manyThreadsAskTheSameExpression() {
    Expression expression = sound("tags['flow'] > 2 && tags['running'] && tags['mode'] == 'RUN'");
    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(n -> expression.evaluate(n % 2 == 0 ? values : Values.NONE))
                .collect(Collectors.groupingBy(truth -> truth, Collectors.counting())))
        .isEqualTo(Map.of(TRUE, 1_000L, UNKNOWN, 1_000L));
  }

  private static String anyOf(int tags) {
    return IntStream.range(0, tags)
        .mapToObj(n -> "tags['t%d'] > 1".formatted(n))
        .collect(Collectors.joining(" || "));
  }

  private Expression sound(String text) {
    return switch (expressions.check(text)) {
      case Checked.Sound(Expression expression) -> expression;
      case Checked.Faulty(String reason) -> throw new AssertionError(text + ": " + reason);
    };
  }

  private static Values values() {
    Map<String, Observation> all = new HashMap<>();
    put(all, "flow", TagValue.of(3), Quality.GOOD);
    put(all, "running", TagValue.of(true), Quality.UNCERTAIN);
    put(all, "mode", TagValue.of("RUN"), Quality.GOOD);
    put(all, "bad", TagValue.of(9), Quality.BAD);
    put(all, "list", TagValue.fromJson(List.of(1, 2)), Quality.GOOD);
    return tag -> Optional.ofNullable(all.get(tag));
  }

  private static void put(
      Map<String, Observation> all, String tag, TagValue value, Quality quality) {
    all.put(tag, new Observation(tag, value, null, quality, Samples.NOON));
  }
}
