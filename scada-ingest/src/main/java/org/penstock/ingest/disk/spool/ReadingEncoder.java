package org.penstock.ingest.disk.spool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.ingest.disk.frame.Octets;

/** Writes readings as one segment holds them: the kinds once, then some 50 bytes for each. */
final class ReadingEncoder {

  static final int NEW_KIND = 1;
  static final int HEX_ID = 2;
  static final int SERVER_TIME = 4;
  static final int SAME_SERVER_TIME = 8;
  static final int VALUE_TEXT = 16;

  static final int MISSING = 0;
  static final int NUMBER = 1;
  static final int LONG_NUMBER = 2;
  static final int TRUE = 3;
  static final int FALSE = 4;
  static final int TEXT = 5;
  static final int SERIES = 6;

  static final int ID_DIGITS = 32;
  private static final int LONG_BITS = 63;

  private record Known(int id, ReadingKind kind) {}

  private final Map<ReadingKind, Known> kinds = new HashMap<>();
  private final Map<String, Known> lastOfTag = new HashMap<>();

  /** Writes readings with consecutive numbers. */
  void write(Octets out, long first, List<Reading> readings) {
    long second = readings.getFirst().ingestTimestamp().getEpochSecond();
    out.i64(first);
    out.i32(readings.size());
    out.i64(second);
    for (Reading reading : readings) {
      write(out, reading, second);
    }
  }

  private void write(Octets out, Reading reading, long second) {
    Known known = lastOfTag.get(reading.tagName());
    boolean isNew = false;
    if (known == null || !isOf(reading, known.kind())) {
      ReadingKind kind = ReadingKind.of(reading);
      isNew = !kinds.containsKey(kind);
      known = kinds.computeIfAbsent(kind, made -> new Known(kinds.size(), made));
      lastOfTag.put(reading.tagName(), known);
    }
    boolean isHex = isHex(reading.eventId());
    Instant server = reading.serverTimestamp();
    String valueText = reading.valueText();
    out.u8(
        (isNew ? NEW_KIND : 0)
            | (isHex ? HEX_ID : 0)
            | (valueText == null ? 0 : VALUE_TEXT)
            | flags(server, reading.timestamp()));
    out.varint(known.id());
    if (isNew) {
      known.kind().write(out);
    }
    id(out, reading.eventId(), isHex);
    time(out, reading.timestamp(), second);
    if (server != null && !server.equals(reading.timestamp())) {
      time(out, server, second);
    }
    time(out, reading.ingestTimestamp(), second);
    value(out, reading.value());
    out.varint(reading.seq());
    if (valueText != null) {
      out.text(valueText);
    }
  }

  private static int flags(@Nullable Instant server, Instant timestamp) {
    if (server == null) {
      return 0;
    }
    return server.equals(timestamp) ? SAME_SERVER_TIME : SERVER_TIME;
  }

  private static boolean isOf(Reading reading, ReadingKind kind) {
    return reading.origin() == kind.origin()
        && reading.quality() == kind.quality()
        && reading.timestampOrigin() == kind.timestampOrigin()
        && reading.alarmState() == kind.alarmState()
        && reading.valueType() == kind.valueType()
        && Objects.equals(reading.statusCode(), kind.statusCode())
        && Objects.equals(reading.unit(), kind.unit())
        && reading.area().equals(kind.area())
        && reading.sourceId().equals(kind.sourceId())
        && reading.plantId().equals(kind.plantId());
  }

  private static boolean isHex(String id) {
    if (id.length() != ID_DIGITS) {
      return false;
    }
    for (int i = 0; i < ID_DIGITS; i++) {
      char digit = id.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static void id(Octets out, String id, boolean isHex) {
    if (!isHex) {
      out.text(id);
      return;
    }
    for (int i = 0; i < ID_DIGITS; i += 2) {
      out.u8(Character.digit(id.charAt(i), 16) << 4 | Character.digit(id.charAt(i + 1), 16));
    }
  }

  private static void time(Octets out, Instant time, long second) {
    out.varint(time.getEpochSecond() - second);
    out.i32(time.getNano());
  }

  private static void value(Octets out, TagValue value) {
    switch (value) {
      case TagValue.Numeric(BigDecimal number) -> number(out, number);
      case TagValue.Flag(boolean on) -> out.u8(on ? TRUE : FALSE);
      case TagValue.Text(String text) -> {
        out.u8(TEXT);
        out.text(text);
      }
      case TagValue.Series(List<TagValue> values) -> {
        out.u8(SERIES);
        out.varint(values.size());
        values.forEach(element -> value(out, element));
      }
      case TagValue.Missing _ -> out.u8(MISSING);
    }
  }

  private static void number(Octets out, BigDecimal number) {
    BigInteger digits = number.unscaledValue();
    if (digits.bitLength() <= LONG_BITS) {
      out.u8(NUMBER);
      out.varint(digits.longValue());
      out.varint(number.scale());
    } else {
      out.u8(LONG_NUMBER);
      out.raw(digits.toByteArray());
      out.varint(number.scale());
    }
  }
}
