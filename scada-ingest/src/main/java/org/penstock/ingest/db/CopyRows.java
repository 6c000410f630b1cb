package org.penstock.ingest.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;

/**
 * Readings in the binary format of PostgreSQL's COPY (its manual, COPY, "Binary Format"): no text
 * is escaped, and nothing that stands in one can end a row.
 */
final class CopyRows {

  static final String COLUMNS =
      "tag_name, ts, event_id, ts_origin, server_ts, ingest_ts, plant_id, area, value, value_type,"
          + " unit, quality, status_code, alarm_state, source_id, origin, seq";

  private static final short COLUMN_COUNT = 17;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final long SECONDS_TO_2000 =
      Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final byte JSONB_VERSION = 1;
  private static final int NULL = -1;
  private static final short END = -1;

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final Bytes bytes = new Bytes();

  /** The bytes of a whole COPY. */
  byte[] of(List<Reading> readings) {
    bytes.reset();
    bytes.writeBytes(SIGNATURE);
    bytes.int4(0);
    bytes.int4(0);
    readings.forEach(this::row);
    bytes.int2(END);
    return bytes.toByteArray();
  }

  private void row(Reading reading) {
    bytes.int2(COLUMN_COUNT);
    text(reading.tagName());
    time(reading.timestamp());
    text(reading.eventId());
    text(reading.timestampOrigin().name());
    time(reading.serverTimestamp());
    time(reading.ingestTimestamp());
    text(reading.plantId());
    text(reading.area());
    json(reading.value());
    text(reading.valueType().name());
    text(reading.unit());
    text(reading.quality().name());
    text(reading.statusCode());
    text(reading.alarmState() == null ? null : reading.alarmState().name());
    text(reading.sourceId());
    text(reading.origin().name());
    bytes.int4(Long.BYTES);
    bytes.int8(reading.seq());
  }

  private void text(@Nullable String text) {
    if (text == null) {
      bytes.int4(NULL);
      return;
    }
    byte[] utf8 = storable(text).getBytes(StandardCharsets.UTF_8);
    bytes.int4(utf8.length);
    bytes.writeBytes(utf8);
  }

  /** Microseconds since 2000, rounded: PostgreSQL keeps no more. */
  private void time(@Nullable Instant time) {
    if (time == null) {
      bytes.int4(NULL);
      return;
    }
    bytes.int4(Long.BYTES);
    bytes.int8(
        (time.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + (time.getNano() + 500) / 1_000);
  }

  private void json(TagValue value) {
    byte[] utf8 = jsonText(value).getBytes(StandardCharsets.UTF_8);
    bytes.int4(1 + utf8.length);
    bytes.write(JSONB_VERSION);
    bytes.writeBytes(utf8);
  }

  private String jsonText(TagValue value) {
    return switch (value) {
      case TagValue.Numeric numeric -> numeric.number().toPlainString();
      case TagValue.Flag flag -> String.valueOf(flag.on());
      case TagValue.Missing _ -> "null";
      case TagValue.Text _, TagValue.Series _ -> written(storable(value));
    };
  }

  private String written(TagValue value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + value, e);
    }
  }

  private static TagValue storable(TagValue value) {
    return switch (value) {
      case TagValue.Text(String text) -> TagValue.of(storable(text));
      case TagValue.Series(List<TagValue> values) ->
          new TagValue.Series(values.stream().map(CopyRows::storable).toList());
      case TagValue.Numeric _, TagValue.Flag _, TagValue.Missing _ -> value;
    };
  }

  /** PostgreSQL's texts cannot hold U+0000, which a foreign reading's may. */
  static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** Numbers in network order. */
  private static final class Bytes extends ByteArrayOutputStream {

    void int2(short number) {
      write(number >> 8);
      write(number);
    }

    void int4(int number) {
      writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    void int8(long number) {
      writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
  }
}
