package org.penstock.ingest.domain.sample;

import java.time.Duration;
import java.time.Instant;
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

  /**
   * History is read again on both sides of a gap, some time after its end: what came live there
   * must be known then.
   */
  private static final Duration REACH = Duration.ofSeconds(60);

  private static final int MOST_REMEMBERED = 256;

  /** Of gaps that follow each other closely, both sides are read more than once. */
  private static final int FILLED_REMEMBERED = 32;

  private final RecentIds recent = new RecentIds(REMEMBERED, REACH, MOST_REMEMBERED);
  private @Nullable RecentIds filled;
  private Instant last = Instant.MIN;
  private @Nullable Instant lateSince;

  /** Judges the next sample of the tag. */
  Verdict judge(String sampleId, Instant time, Instant receivedAt) {
    if (recent.contains(sampleId)) {
      return Verdict.DUPLICATE;
    }
    recent.add(sampleId, receivedAt);
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

  private boolean isClockSetBack(Instant receivedAt) {
    if (lateSince == null) {
      lateSince = receivedAt;
    }
    return Duration.between(lateSince, receivedAt).compareTo(CLOCK_SET_BACK) >= 0;
  }

  /** Whether a sample of history passes, beside the stream: it is none of the last that did. */
  boolean fills(String sampleId, Instant at) {
    RecentIds known = filled;
    if (known == null) {
      known = new RecentIds(FILLED_REMEMBERED, Duration.ZERO, FILLED_REMEMBERED);
      filled = known;
    }
    if (recent.contains(sampleId) || known.contains(sampleId)) {
      return false;
    }
    known.add(sampleId, at);
    return true;
  }
}
