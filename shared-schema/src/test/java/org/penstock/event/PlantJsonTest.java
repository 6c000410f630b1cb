package org.penstock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantJsonTest {

  private final ObjectMapper mapper = PlantJson.newMapper();

  /** One field of each kind. */
  record Sample(
      Instant measuredAt,
      @Nullable BigDecimal limit,
      long count,
      boolean on,
      Quality quality,
      @Nullable String unit) {}

  private static final Sample SAMPLE =
      new Sample(
          Instant.parse("2026-07-22T10:15:30.1234567Z"),
          new BigDecimal("0.1"),
          9_007_199_254_740_993L,
          true,
          Quality.GOOD,
          null);

  private static final String JSON =
      "{\"measured_at\":\"2026-07-22T10:15:30.123456700Z\",\"limit\":0.1,"
          + "\"count\":9007199254740993,\"on\":true,\"quality\":\"GOOD\",\"unit\":null}";

  @Test
  void anEventIsWrittenInSnakeCaseWithTextTimesAllDigitsAndNulls() throws JacksonException {
    assertThat(mapper.writeValueAsString(SAMPLE)).isEqualTo(JSON);
    assertThat(mapper.readValue(JSON, Sample.class)).isEqualTo(SAMPLE);
  }

  @Test
  void aBigNumberIsWrittenWithoutExponent() throws JacksonException {
    assertThat(mapper.writeValueAsString(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(mapper.writeValueAsString(new BigDecimal("1E-7"))).isEqualTo("0.0000001");
  }

  @Test
  void daysAndDurationsAreText() throws JacksonException {
    assertThat(mapper.writeValueAsString(List.of(LocalDate.of(2026, 7, 22), Duration.ofHours(2))))
        .isEqualTo("[\"2026-07-22\",\"PT2H\"]");
  }

  @Test
  void anOffsetIsReadAsTheSameInstant() throws JacksonException {
    assertThat(read("\"2026-07-22T10:15:30.123456700Z\"", "\"2026-07-22T12:15:30.1234567+02:00\""))
        .isEqualTo(SAMPLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "2026-07-22T10:15:30.123456700Z" | 1784715330000
          "2026-07-22T10:15:30.123456700Z" | 1784715330.123
          "2026-07-22T10:15:30.123456700Z" | "2026-07-22"
          "2026-07-22T10:15:30.123456700Z" | "2026-07-22T10:15:30"
          "2026-07-22T10:15:30.123456700Z" | "2026-02-30T10:15:30Z"
          "2026-07-22T10:15:30.123456700Z" | "+12026-07-22T10:15:30Z"
          "2026-07-22T10:15:30.123456700Z" | ""
          0.1                              | "0.1"
          0.1                              | ""
          0.1                              | true
          0.1                              | 1E400000000
          9007199254740993                 | "1"
          9007199254740993                 | 1.5
          9007199254740993                 | null
          9007199254740993                 | 99999999999999999999
          true                             | 1
          true                             | "true"
          true                             | null
          "GOOD"                           | 0
          "GOOD"                           | {}
          """)
  void aValueOfAnotherTypeIsRefusedAndNotGuessed(String field, String other) {
    assertThatThrownBy(() -> read(field, other)).isInstanceOf(JacksonException.class);
  }

  @Test
  void anUnknownFieldIsPassedOver() throws JacksonException {
    assertThat(read("\"unit\":null", "\"unit\":null,\"later\":{\"x\":[1]}")).isEqualTo(SAMPLE);
  }

  @Test
  void anUnknownSymbolIsTheDefault() throws JacksonException {
    assertThat(read("\"GOOD\"", "\"EXCELLENT\"").quality()).isEqualTo(Quality.BAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"count\":1", "}", "", "{} trailing", "[1]", "plain text", "\u0000"})
  void whatIsNoEventIsRefused(String json) {
    assertThatThrownBy(() -> mapper.readValue(json, Sample.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void aSecondJsonValueBehindTheFirstIsRefused() {
    assertThatThrownBy(() -> mapper.readValue(JSON + JSON, Sample.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void aNullInAListOrMapIsRefusedWhileReading() {
    String entry =
        "{\"event_id\":\"e\",\"plant_id\":\"p\",\"entry_type\":\"NOTE\",\"body\":\"b\","
            + "\"occurred_at\":\"2026-07-22T10:15:30Z\",\"created_by_system\":\"s\",";

    for (String nulls : List.of("\"refs\":[null]", "\"metadata\":{\"lot\":null}")) {
      assertThatThrownBy(() -> mapper.readValue(entry + nulls + "}", InboundLogEntry.class))
          .isInstanceOf(JacksonException.class);
    }
  }

  @Test
  void aMapperThatIsSetUpTwiceIsSetUpOnce() throws JacksonException {
    ObjectMapper twice = PlantJson.configure(PlantJson.newMapper());

    assertThat(twice.writeValueAsString(Map.of("at", SAMPLE.measuredAt())))
        .isEqualTo("{\"at\":\"2026-07-22T10:15:30.123456700Z\"}");
  }

  private Sample read(String part, String replacement) throws JacksonException {
    assertThat(JSON).contains(part);
    return mapper.readValue(JSON.replace(part, replacement), Sample.class);
  }
}
