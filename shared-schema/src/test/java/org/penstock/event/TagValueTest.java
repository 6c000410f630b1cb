package org.penstock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagValueTest {

  private final ObjectMapper mapper = PlantJson.newMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {"1.34", "0.1", "-7", "9007199254740993", "true", "\"RUN\"", "[1,null,true]"})
  void aValueIsABareJsonValue(String json) throws JacksonException {
    TagValue value = mapper.readValue(json, TagValue.class);

    assertThat(mapper.writeValueAsString(value)).isEqualTo(json);
  }

  @Test
  void aNullIsAMissingValue() throws JacksonException {
    SnapshotValue read =
        mapper.readValue(
            "{\"value\":null,\"quality\":\"BAD\",\"timestamp\":\"2026-07-22T10:15:30Z\"}",
            SnapshotValue.class);

    assertThat(read.value()).isEqualTo(new TagValue.Missing());
    assertThat(mapper.readTree(mapper.writeValueAsString(read)).path("value").isNull()).isTrue();
  }

  @Test
  void notANumberAndTheInfinitiesAreMissing() {
    assertThat(TagValue.of(Double.NaN)).isEqualTo(TagValue.missing());
    assertThat(TagValue.of(Double.POSITIVE_INFINITY)).isEqualTo(TagValue.missing());
    assertThat(TagValue.of(Float.NEGATIVE_INFINITY)).isEqualTo(TagValue.missing());
  }

  @Test
  void aNumberKeepsItsDigits() {
    assertThat(TagValue.of(0.1f)).isEqualTo(TagValue.of(0.1));
    assertThat(TagValue.of(9_007_199_254_740_993L))
        .isEqualTo(TagValue.of(new BigDecimal("9007199254740993")));
    assertThat(TagValue.of(Double.MAX_VALUE)).isInstanceOf(TagValue.Numeric.class);
    assertThat(TagValue.of(Double.MIN_VALUE)).isInstanceOf(TagValue.Numeric.class);
  }

  @Test
  void thousandIsThousandHoweverItIsWritten() throws JacksonException {
    assertThat(mapper.readValue("1E+3", TagValue.class)).isEqualTo(TagValue.of(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E400000000", "-1E-400000000", "[1E999]"})
  void anExponentThatWouldFillTheMemoryIsRefused(String json) {
    assertThatThrownBy(() -> mapper.readValue(json, TagValue.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("at most 400 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"value\":1}", "[{}]"})
  void anObjectIsNoValue(String json) {
    assertThatThrownBy(() -> mapper.readValue(json, TagValue.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("a value is a number, boolean, string, array or null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "nul", "01", "\"open"})
  void whatIsNoJsonIsNoValue(String json) {
    assertThatThrownBy(() -> mapper.readValue(json, TagValue.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void aSeriesIsACopy() {
    assertThat(new TagValue.Series(List.of(TagValue.of(true), TagValue.missing())).values())
        .containsExactly(TagValue.of(true), TagValue.missing());
  }
}
