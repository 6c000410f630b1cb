package org.penstock.bench.ingest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the probe must know of a record, found by its bytes: to parse JSON would cost more than what
 * is measured.
 *
 * @param tag the number of the load tag
 * @param value which change of the tag it is
 */
record ReadingScan(int tag, int value, Kind kind) {
  private static final byte[] PREFIX = "load.t".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUE = "\"value\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GOOD = "\"quality\":\"GOOD\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ORIGIN = "\"origin\":\"".getBytes(StandardCharsets.US_ASCII);

  /** How the value came to be here. */
  enum Kind {
    /** As it was made: from the subscription. */
    STREAMED,
    /** From the server's history. */
    BACKFILLED
  }

  /**
   * Nothing where the record is no value that the plant made: a heartbeat, a stale mark, a poll.
   */
  static @Nullable ReadingScan of(byte[] key, byte @Nullable [] json) {
    if (json == null || !startsWith(key) || indexAfter(json, GOOD) < 0) {
      return null;
    }
    int at = indexAfter(json, VALUE);
    int origin = indexAfter(json, ORIGIN);
    if (at < 0 || origin < 0) {
      return null;
    }
    Kind kind =
        switch (json[origin]) {
          case 'l' -> Kind.STREAMED; // live
          case 'i' -> json[origin + 2] == 'i' ? Kind.STREAMED : null; // initial, not inbound
          case 'b' -> Kind.BACKFILLED;
          default -> null;
        };
    return kind == null ? null : new ReadingScan(number(key, PREFIX.length), whole(json, at), kind);
  }

  private static boolean startsWith(byte[] key) {
    if (key.length <= PREFIX.length) {
      return false;
    }
    for (int i = 0; i < PREFIX.length; i++) {
      if (key[i] != PREFIX[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int from) {
    int number = 0;
    for (int i = from; i < bytes.length && isDigit(bytes[i]); i++) {
      number = 10 * number + bytes[i] - '0';
    }
    return number;
  }

  /** The tags count in whole numbers, which stand as 17.0 or 17; above ten million as 1.7E7. */
  private static int whole(byte[] json, int from) {
    int end = from;
    while (end < json.length && json[end] != ',' && json[end] != '}') {
      end++;
    }
    for (int i = from; i < end; i++) {
      if (json[i] == 'E') {
        return (int)
            Double.parseDouble(new String(json, from, end - from, StandardCharsets.US_ASCII));
      }
    }
    return number(json, from);
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private static int indexAfter(byte[] in, byte[] wanted) {
    for (int start = 0; start <= in.length - wanted.length; start++) {
      int matched = 0;
      while (matched < wanted.length && in[start + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return start + matched;
      }
    }
    return -1;
  }
}
