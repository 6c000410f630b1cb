package org.penstock.ingest.disk.spool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.ingest.disk.frame.OctetsIn;

/** Reads what {@link ReadingEncoder} wrote, frame by frame from the segment's beginning. */
final class ReadingDecoder {

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final Map<Long, ReadingKind> kinds = new HashMap<>();

  /** A frame's first number and its readings; those whose kind was in a damaged frame are null. */
  record Frame(long first, int count, List<Kept> readings) {}

  /** The readings of a frame, as far as their kinds are known. */
  Frame read(ByteBuffer content) throws DamagedFrameException {
    try {
      OctetsIn in = new OctetsIn(content);
      long first = in.i64();
      int count = in.i32();
      long second = in.i64();
      List<Kept> readings = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        Reading reading = reading(in, second);
        if (reading != null) {
          readings.add(new Kept(first + i, reading));
        }
      }
      return new Frame(first, count, readings);
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | java.nio.BufferUnderflowException e) {
      throw new DamagedFrameException(e);
    }
  }

  private @Nullable Reading reading(OctetsIn in, long second) {
    int flags = in.u8();
    long id = in.varint();
    if ((flags & ReadingEncoder.NEW_KIND) != 0) {
      kinds.put(id, ReadingKind.read(in));
    }
    String eventId = (flags & ReadingEncoder.HEX_ID) != 0 ? hex(in) : in.text();
    Instant time = time(in, second);
    Instant server = null;
    if ((flags & ReadingEncoder.SERVER_TIME) != 0) {
      server = time(in, second);
    } else if ((flags & ReadingEncoder.SAME_SERVER_TIME) != 0) {
      server = time;
    }
    Instant received = time(in, second);
    TagValue value = value(in);
    long seq = in.varint();
    String text = (flags & ReadingEncoder.VALUE_TEXT) != 0 ? in.text() : null;
    ReadingKind kind = kinds.get(id);
    return kind == null ? null : reading(kind, eventId, time, server, received, value, seq, text);
  }

  private static Reading reading(
      ReadingKind kind,
      String eventId,
      Instant time,
      @Nullable Instant server,
      Instant received,
      TagValue value,
      long seq,
      @Nullable String valueText) {
    return new Reading(
        eventId,
        time,
        kind.timestampOrigin(),
        server,
        received,
        kind.plantId(),
        kind.area(),
        kind.tagName(),
        value,
        kind.valueType(),
        kind.unit(),
        kind.quality(),
        kind.statusCode(),
        kind.alarmState(),
        kind.sourceId(),
        kind.origin(),
        seq,
        valueText);
  }

  private static String hex(OctetsIn in) {
    byte[] digits = new byte[ReadingEncoder.ID_DIGITS];
    for (int i = 0; i < digits.length; i += 2) {
      int two = in.u8();
      digits[i] = DIGITS[two >>> 4];
      digits[i + 1] = DIGITS[two & 15];
    }
    return new String(digits, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Instant time(OctetsIn in, long second) {
    return Instant.ofEpochSecond(second + in.varint(), in.i32());
  }

  private static TagValue value(OctetsIn in) {
    return switch (in.u8()) {
      case ReadingEncoder.MISSING -> TagValue.missing();
      case ReadingEncoder.NUMBER ->
          new TagValue.Numeric(BigDecimal.valueOf(in.varint(), Math.toIntExact(in.varint())));
      case ReadingEncoder.LONG_NUMBER ->
          new TagValue.Numeric(
              new BigDecimal(new BigInteger(in.raw()), Math.toIntExact(in.varint())));
      case ReadingEncoder.TRUE -> TagValue.of(true);
      case ReadingEncoder.FALSE -> TagValue.of(false);
      case ReadingEncoder.TEXT -> TagValue.of(in.text());
      case ReadingEncoder.SERIES -> series(in);
      default -> throw new IllegalArgumentException("no such kind of value");
    };
  }

  private static TagValue series(OctetsIn in) {
    int size = Math.toIntExact(in.varint());
    List<TagValue> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(value(in));
    }
    return new TagValue.Series(values);
  }

  /** The checksum is right and the content is not: written by another version. */
  static final class DamagedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedFrameException(Throwable cause) {
      super("a frame of the spool cannot be read: " + cause.getMessage(), cause);
    }
  }
}
