package org.penstock.ingest.domain.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one tag's stream in order and free of duplicates.
 *
 * <p>The client library may deliver a notification twice or out of order after the process paused
 * (it asks for a message again that is already on its way). Nothing is judged lost here: a sample
 * that is late but new passes, marked so that it does not overwrite what came after it. When late
 * samples keep coming, the device's clock was set back, and they start a new order.
 */
final class OrderGuard {

  /** What to do with a sample. */
  enum Verdict {
    IN_ORDER,
    LATE,
    DUPLICATE
  }

  /** A reordering of the library is over within one burst; a clock that was set back stays so. */
  static final Duration CLOCK_SET_BACK = Duration.ofSeconds(10);

  /** A clock that is further ahead is wrong; what it says is no measure for the next samples. */
  static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

  private static final int REMEMBERED = 16;
  private static final int HALF = 16;

  /**
   * The first half of each identity, 64 bits, as a number: thousands of tags remember theirs, and
   * sixteen numbers are compared in no time. Two samples of one tag share it by chance once in
   * 10^19.
   */
  private final long[] recent = new long[REMEMBERED];

  private int next;
  private Instant last = Instant.MIN;
  private @Nullable Instant lateSince;

  /** Judges the next sample of the tag. */
  Verdict judge(String sampleId, Instant time, Instant receivedAt) {
    if (isKnown(sampleId)) {
      return Verdict.DUPLICATE;
    }
    recent[next] = half(sampleId);
    next = (next + 1) % REMEMBERED;
    if (time.isAfter(receivedAt.plus(CLOCK_AHEAD))) {
      return Verdict.IN_ORDER;
    }
    if (time.isBefore(last) && !isClockSetBack(receivedAt)) {
      return Verdict.LATE;
    }
    last = time;
    lateSince = null;
    return Verdict.IN_ORDER;
  }

  private static long half(String sampleId) {
    return HexFormat.fromHexDigitsToLong(sampleId, 0, HALF);
  }

  private boolean isClockSetBack(Instant receivedAt) {
    if (lateSince == null) {
      lateSince = receivedAt;
    }
    return Duration.between(lateSince, receivedAt).compareTo(CLOCK_SET_BACK) >= 0;
  }

  /** Whether it is one of the last that passed. */
  boolean isKnown(String sampleId) {
    long half = half(sampleId);
    for (long known : recent) {
      if (half == known) {
        return true;
      }
    }
    return false;
  }
}
