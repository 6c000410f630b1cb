package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.tag;
import static org.penstock.ingest.domain.Samples.turbidity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.event.InboundReading;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.sample.InboundCheck.Result;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

class InboundCheckTest {

  private static final TagValue NUMBER = TagValue.of(new BigDecimal("0.72"));

  private static InboundCheck check(ValueType type) {
    InboundTags inbound = new InboundTags("wtp-1", List.of(tag("lab.fluoride", type, "mg/L")), 1);
    Sources sources = new Sources(List.of(source(turbidity())), inbound, List.of());
    return new InboundCheck(() -> sources);
  }

  private static InboundReading sent(
      String tag,
      Instant time,
      TagValue value,
      @Nullable String id,
      @Nullable String plant,
      @Nullable String unit,
      @Nullable Quality quality) {
    return new InboundReading(tag, time, value, "lims", id, plant, unit, quality);
  }

  private static InboundReading plain(TagValue value) {
    return sent("lab.fluoride", NOON, value, null, null, null, null);
  }

  private static InboundReading from(String sourceId) {
    return new InboundReading("lab.fluoride", NOON, NUMBER, sourceId, null, null, null, null);
  }

  @Test
  void aValueOfAKnownTagBecomesAReading() {
    InboundReading sent =
        sent("lab.fluoride", NOON, NUMBER, "lims-1", "wtp-1", "mg/L", Quality.UNCERTAIN);
    Reading reading = accepted(check(ValueType.DOUBLE).judge(sent, NOON.plusSeconds(1)));
    assertThat(reading.eventId()).isEqualTo("lims-1");
    assertThat(reading.origin()).isEqualTo(ReadingOrigin.INBOUND);
    assertThat(reading.sourceId()).isEqualTo("lims");
    assertThat(reading.area()).isEqualTo("filters");
    assertThat(reading.quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(reading.ingestTimestamp()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void whatTheSenderLeavesOutIsFilledIn() {
    InboundCheck check = check(ValueType.DOUBLE);
    Reading reading = accepted(check.judge(plain(NUMBER), NOON));
    assertThat(reading.plantId()).isEqualTo("wtp-1");
    assertThat(reading.unit()).isEqualTo("mg/L");
    assertThat(reading.quality()).isEqualTo(Quality.GOOD);
    assertThat(reading.eventId())
        .isEqualTo(accepted(check.judge(plain(NUMBER), NOON.plusSeconds(9))).eventId());
  }

  @Test
  void noValueIsNeverGood() {
    InboundCheck check = check(ValueType.DOUBLE);
    assertThat(accepted(check.judge(plain(TagValue.missing()), NOON)).quality())
        .isEqualTo(Quality.BAD);
    InboundReading uncertain =
        sent("lab.fluoride", NOON, TagValue.missing(), null, null, null, Quality.UNCERTAIN);
    assertThat(accepted(check.judge(uncertain, NOON)).quality()).isEqualTo(Quality.UNCERTAIN);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            sent("no.such.tag", NOON, NUMBER, null, null, null, null), "not in the tag list"),
        Arguments.of(
            sent("filters.filter2.turbidity", NOON, NUMBER, null, null, null, null),
            "is read from plc-1"),
        Arguments.of(
            sent("lab.fluoride", NOON, NUMBER, null, "wtp-2", null, null), "plant_id wtp-2"),
        Arguments.of(sent("lab.fluoride", NOON, NUMBER, null, null, "ppm", null), "unit ppm"),
        Arguments.of(
            sent("lab.fluoride", NOON.plusSeconds(301), NUMBER, null, null, null, null),
            "in the future"),
        Arguments.of(plain(TagValue.of("0.72")), "not of type DOUBLE"),
        Arguments.of(
            sent("lab.fluoride", NOON, NUMBER, "x".repeat(201), null, null, null),
            "event_id is longer than 200"),
        Arguments.of(
            sent("lab.fluoride", NOON, NUMBER, "x\0", null, null, null),
            "event_id is longer than 200 characters or has control characters"),
        Arguments.of(from("x".repeat(201)), "source_id is longer than 200"),
        Arguments.of(from("li\nms"), "has control characters"),
        Arguments.of(from("plc-1"), "source_id plc-1 is a source that we read"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatCannotBeTakenIsRefusedWithTheReason(InboundReading sent, String reason) {
    assertThat(check(ValueType.DOUBLE).judge(sent, NOON))
        .isInstanceOfSatisfying(
            Result.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
  }

  static Stream<Arguments> types() {
    TagValue text = TagValue.of("RUN");
    TagValue series = new TagValue.Series(List.of(NUMBER));
    TagValue whole = TagValue.of(new BigDecimal("3.00"));
    return Stream.of(
        Arguments.of(ValueType.BOOLEAN, TagValue.of(true), true),
        Arguments.of(ValueType.BOOLEAN, NUMBER, false),
        Arguments.of(ValueType.INT, whole, true),
        Arguments.of(ValueType.LONG, whole, true),
        Arguments.of(ValueType.INT, NUMBER, false),
        Arguments.of(ValueType.STRING, text, true),
        Arguments.of(ValueType.STRING, TagValue.of(true), false),
        Arguments.of(ValueType.DATETIME, TagValue.of("2026-07-01T12:00:00Z"), true),
        Arguments.of(ValueType.DATETIME, text, false),
        Arguments.of(ValueType.ARRAY, series, true),
        Arguments.of(ValueType.DOUBLE, series, false));
  }

  @ParameterizedTest
  @MethodSource("types")
  void onlyAValueOfTheTagsTypeIsTaken(ValueType type, TagValue value, boolean taken) {
    assertThat(check(type).judge(plain(value), NOON) instanceof Result.Accepted).isEqualTo(taken);
  }

  private static Reading accepted(Result result) {
    return ((Result.Accepted) result).reading();
  }
}
