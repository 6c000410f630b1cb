package org.penstock.ingest.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.ingest.domain.sample.IsoInstant;

/**
 * A reading as JSON, byte for byte as the object mapper of the schema writes it, at a fraction of
 * its cost: readings are what this service makes most of. For one thread.
 */
final class ReadingJson {

  private static final byte[] EVENT_ID = name("{\"event_id\":");
  private static final byte[] TIMESTAMP = name(",\"timestamp\":");
  private static final byte[] TIMESTAMP_ORIGIN = name(",\"timestamp_origin\":");
  private static final byte[] SERVER_TIMESTAMP = name(",\"server_timestamp\":");
  private static final byte[] INGEST_TIMESTAMP = name(",\"ingest_timestamp\":");
  private static final byte[] PLANT_ID = name(",\"plant_id\":");
  private static final byte[] AREA = name(",\"area\":");
  private static final byte[] TAG_NAME = name(",\"tag_name\":");
  private static final byte[] VALUE = name(",\"value\":");
  private static final byte[] VALUE_TYPE = name(",\"value_type\":");
  private static final byte[] UNIT = name(",\"unit\":");
  private static final byte[] QUALITY = name(",\"quality\":");
  private static final byte[] STATUS_CODE = name(",\"status_code\":");
  private static final byte[] ALARM_STATE = name(",\"alarm_state\":");
  private static final byte[] SOURCE_ID = name(",\"source_id\":");
  private static final byte[] ORIGIN = name(",\"origin\":");
  private static final byte[] SEQ = name(",\"seq\":");
  private static final byte[] VALUE_TEXT = name(",\"value_text\":");
  private static final byte[] NULL = name("null");

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final Map<Enum<?>, byte[]> symbols = new HashMap<>();
  private final Map<String, Common> commons = new HashMap<>();
  private byte[] bytes = new byte[1024];
  private int size;

  private static byte[] name(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * What the readings of a tag have in common as long as nothing special happens, written once: the
   * parts before and behind the value.
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes to be copied; never compared
  private record Common(Reading first, byte[] before, byte[] behind) {

    boolean isOf(Reading reading) {
      return reading.origin() == first.origin()
          && reading.quality() == first.quality()
          && reading.alarmState() == first.alarmState()
          && reading.valueType() == first.valueType()
          && Objects.equals(reading.statusCode(), first.statusCode())
          && Objects.equals(reading.unit(), first.unit())
          && reading.area().equals(first.area())
          && reading.sourceId().equals(first.sourceId())
          && reading.plantId().equals(first.plantId());
    }
  }

  byte[] of(Reading reading) {
    Common common = common(reading);
    size = 0;
    text(EVENT_ID, reading.eventId());
    time(TIMESTAMP, reading.timestamp());
    symbol(TIMESTAMP_ORIGIN, reading.timestampOrigin());
    time(SERVER_TIMESTAMP, reading.serverTimestamp());
    time(INGEST_TIMESTAMP, reading.ingestTimestamp());
    put(common.before());
    value(reading.value());
    put(common.behind());
    ascii(Long.toString(reading.seq()));
    text(VALUE_TEXT, reading.valueText());
    room(1);
    bytes[size++] = '}';
    return Arrays.copyOf(bytes, size);
  }

  private Common common(Reading reading) {
    Common known = commons.get(reading.tagName());
    if (known == null || !known.isOf(reading)) {
      known = new Common(reading, before(reading), behind(reading));
      commons.put(reading.tagName(), known);
    }
    return known;
  }

  private byte[] before(Reading reading) {
    size = 0;
    text(PLANT_ID, reading.plantId());
    text(AREA, reading.area());
    text(TAG_NAME, reading.tagName());
    put(VALUE);
    return Arrays.copyOf(bytes, size);
  }

  private byte[] behind(Reading reading) {
    size = 0;
    symbol(VALUE_TYPE, reading.valueType());
    text(UNIT, reading.unit());
    symbol(QUALITY, reading.quality());
    text(STATUS_CODE, reading.statusCode());
    symbol(ALARM_STATE, reading.alarmState());
    text(SOURCE_ID, reading.sourceId());
    symbol(ORIGIN, reading.origin());
    put(SEQ);
    return Arrays.copyOf(bytes, size);
  }

  private void value(TagValue value) {
    switch (value) {
      case TagValue.Numeric(BigDecimal number) -> ascii(number.toPlainString());
      case TagValue.Missing _ -> put(NULL);
      case TagValue.Text _, TagValue.Flag _, TagValue.Series _ -> put(written(value));
    }
  }

  private void symbol(byte[] name, @Nullable Enum<?> symbol) {
    put(name);
    put(symbol == null ? NULL : symbols.computeIfAbsent(symbol, this::written));
  }

  private byte[] written(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + value, e);
    }
  }

  private void time(byte[] name, @Nullable Instant time) {
    put(name);
    if (time == null) {
      put(NULL);
      return;
    }
    room(IsoInstant.LONGEST + 2);
    bytes[size++] = '"';
    size = IsoInstant.write(time, bytes, size);
    bytes[size++] = '"';
  }

  private void text(byte[] name, @Nullable String text) {
    put(name);
    if (text == null) {
      put(NULL);
      return;
    }
    if (!isPlain(text)) {
      put(written(text));
      return;
    }
    room(text.length() + 2);
    bytes[size++] = '"';
    ascii(text);
    bytes[size++] = '"';
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void ascii(String text) {
    int length = text.length();
    room(length + 1);
    for (int i = 0; i < length; i++) {
      bytes[size + i] = (byte) text.charAt(i);
    }
    size += length;
  }

  private void put(byte[] part) {
    room(part.length);
    System.arraycopy(part, 0, bytes, size, part.length);
    size += part.length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
