package org.penstock.ingest.domain.loss;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.domain.trust.ClockSkew;

/**
 * A time in which a source did not deliver, and its gap record: opened when the connection is lost,
 * closed under the same identity when values come again.
 *
 * <p>A gap is of the server's time, by which its values and its history are kept.
 *
 * @param from the time before which nothing is missing, by the server's clock
 * @param began the same by our clock; null when an earlier run of the service knew it
 */
public record Outage(
    String gapId,
    String sourceId,
    String plantId,
    Instant from,
    @Nullable Began began,
    GapCause cause,
    String detail) {

  /** One that an earlier run of the service knew, or that nobody saw begin. */
  public Outage(
      String gapId, String sourceId, String plantId, Instant from, GapCause cause, String detail) {
    this(gapId, sourceId, plantId, from, null, cause, detail);
  }

  /** Clocks that differ by so much more than before were set meanwhile. */
  private static final Duration STEP = Duration.ofSeconds(2);

  /**
   * When it began.
   *
   * @param skew the server's clock then
   */
  public record Began(Instant at, ClockSkew skew) {}

  /** The same outage, of which more is known by now. */
  public Outage because(GapCause knownCause, String knownDetail) {
    return new Outage(
        gapId, sourceId, plantId, from, began, knownCause, detail + "; " + knownDetail);
  }

  /** The outage that a gap record opened, in an earlier run of the service perhaps. */
  public static Outage of(Gap open) {
    String detail = open.detail() == null ? "" : open.detail();
    return new Outage(
        open.gapId(), open.sourceId(), open.plantId(), open.from(), open.cause(), detail);
  }

  /** The record of an outage that lasts. */
  public Gap open(Instant now) {
    return gap(from, null, GapRecovery.PENDING, now);
  }

  /**
   * The subscription survived, and the server kept what came meanwhile: nothing is missing.
   *
   * @param end by our clock
   * @param skew the server's clock at the end
   */
  public Gap survived(Instant end, ClockSkew skew, Instant now) {
    return closed(end, skew, GapRecovery.COMPLETE, now);
  }

  /** The subscription is a new one: what came meanwhile is missing, unless a history has it. */
  public Gap lost(Instant end, ClockSkew skew, Instant now) {
    return closed(end, skew, GapRecovery.PENDING, now);
  }

  private Gap closed(Instant end, ClockSkew skew, GapRecovery recovery, Instant now) {
    Instant first = from;
    Instant last = skew.latest(end);
    if (began != null && wasSet(began.skew(), skew)) {
      // Nobody knows when: the gap is all that either clock may have called it.
      first = earlier(first, skew.earliest(began.at()));
      last = later(last, began.skew().latest(end));
    }
    return gap(earlier(first, last), later(first, last), recovery, now);
  }

  private static boolean wasSet(ClockSkew before, ClockSkew after) {
    Duration unsure = before.uncertainty().plus(after.uncertainty());
    return before.ahead().minus(after.ahead()).abs().compareTo(STEP.plus(unsure)) > 0;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private Gap gap(Instant first, @Nullable Instant last, GapRecovery recovery, Instant now) {
    return new Gap(
        gapId, sourceId, plantId, null, first, last, cause, recovery, null, 0, 0, detail, now);
  }
}
