package org.penstock.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a reading as they come. What has its usual form is read here; everything else, with
 * all complaints about it, is left to the mapper's reader of the field's type.
 */
final class ReadingFields {

  private static final Map<String, TimestampOrigin> TIMESTAMP_ORIGINS =
      byName(TimestampOrigin.values(), Enum::name);
  private static final Map<String, ValueType> VALUE_TYPES = byName(ValueType.values(), Enum::name);
  private static final Map<String, Quality> QUALITIES = byName(Quality.values(), Enum::name);
  private static final Map<String, ScadaAlarmState> ALARM_STATES =
      byName(ScadaAlarmState.values(), Enum::name);
  private static final Map<String, ReadingOrigin> ORIGINS =
      byName(ReadingOrigin.values(), origin -> origin.name().toLowerCase(Locale.ROOT));

  private final JsonParser parser;
  private final DeserializationContext context;
  private @Nullable String eventId;
  private @Nullable Instant timestamp;
  private @Nullable TimestampOrigin timestampOrigin;
  private @Nullable Instant serverTimestamp;
  private @Nullable Instant ingestTimestamp;
  private @Nullable String plantId;
  private @Nullable String area;
  private @Nullable String tagName;
  private TagValue value = TagValue.missing();
  private @Nullable ValueType valueType;
  private @Nullable String unit;
  private @Nullable Quality quality;
  private @Nullable String statusCode;
  private @Nullable ScadaAlarmState alarmState;
  private @Nullable String sourceId;
  private @Nullable ReadingOrigin origin;
  private long seq;
  private @Nullable String valueText;

  ReadingFields(JsonParser parser, DeserializationContext context) {
    this.parser = parser;
    this.context = context;
  }

  private static <E> Map<String, E> byName(E[] symbols, Function<E, String> name) {
    return Arrays.stream(symbols).collect(Collectors.toUnmodifiableMap(name, symbol -> symbol));
  }

  /** Takes the value that the parser stands at. */
  void take(String name) throws IOException {
    switch (name) {
      case "event_id" -> eventId = text();
      case "timestamp" -> timestamp = time();
      case "timestamp_origin" ->
          timestampOrigin = symbol(TIMESTAMP_ORIGINS, TimestampOrigin.class);
      case "server_timestamp" -> serverTimestamp = time();
      case "ingest_timestamp" -> ingestTimestamp = time();
      case "plant_id" -> plantId = text();
      case "area" -> area = text();
      case "tag_name" -> tagName = text();
      case "value" -> value = value();
      case "value_type" -> valueType = symbol(VALUE_TYPES, ValueType.class);
      case "unit" -> unit = text();
      case "quality" -> quality = symbol(QUALITIES, Quality.class);
      case "status_code" -> statusCode = text();
      case "alarm_state" -> alarmState = symbol(ALARM_STATES, ScadaAlarmState.class);
      case "source_id" -> sourceId = text();
      case "origin" -> origin = symbol(ORIGINS, ReadingOrigin.class);
      case "seq" -> seq = count();
      case "value_text" -> valueText = text();
      default -> parser.skipChildren();
    }
  }

  /**
   * The reading.
   *
   * @throws IllegalArgumentException when a field is missing or empty that must not be
   */
  Reading reading() {
    return new Reading(
        Checks.givenText("eventId", eventId),
        Checks.given("timestamp", timestamp),
        Checks.given("timestampOrigin", timestampOrigin),
        serverTimestamp,
        Checks.given("ingestTimestamp", ingestTimestamp),
        Checks.givenText("plantId", plantId),
        Checks.givenText("area", area),
        Checks.givenText("tagName", tagName),
        value,
        Checks.given("valueType", valueType),
        unit,
        Checks.given("quality", quality),
        statusCode,
        alarmState,
        Checks.givenText("sourceId", sourceId),
        Checks.given("origin", origin),
        seq,
        valueText);
  }

  private @Nullable String text() throws IOException {
    return parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : other(String.class);
  }

  private @Nullable Instant time() throws IOException {
    Instant usual = parser.hasToken(JsonToken.VALUE_STRING) ? usualTime(parser.getText()) : null;
    return usual == null ? other(Instant.class) : usual;
  }

  private static @Nullable Instant usualTime(String text) {
    try {
      return UtcText.instant(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private <E> @Nullable E symbol(Map<String, E> symbols, Class<E> type) throws IOException {
    E known = parser.hasToken(JsonToken.VALUE_STRING) ? symbols.get(parser.getText()) : null;
    return known == null ? other(type) : known;
  }

  private TagValue value() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> TagValue.of(parser.getDecimalValue());
      case VALUE_STRING -> TagValue.of(parser.getText());
      case VALUE_NULL -> TagValue.missing();
      default -> context.readValue(parser, TagValue.class);
    };
  }

  private long count() throws IOException {
    return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        ? parser.getLongValue()
        : context.<Long>readValue(parser, Long.TYPE);
  }

  private <T> @Nullable T other(Class<T> type) throws IOException {
    return parser.hasToken(JsonToken.VALUE_NULL) ? null : context.readValue(parser, type);
  }
}
