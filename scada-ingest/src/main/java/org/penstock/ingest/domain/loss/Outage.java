package org.penstock.ingest.domain.loss;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;

/**
 * A time in which a source did not deliver, and its gap record: opened when the connection is lost,
 * closed under the same identity when values come again.
 *
 * @param from the last sign of life
 */
public record Outage(
    String gapId, String sourceId, String plantId, Instant from, GapCause cause, String detail) {

  /** The same outage, of which more is known by now. */
  public Outage because(GapCause knownCause, String knownDetail) {
    return new Outage(gapId, sourceId, plantId, from, knownCause, detail + "; " + knownDetail);
  }

  /** The outage that a gap record opened, in an earlier run of the service perhaps. */
  public static Outage of(Gap open) {
    String detail = open.detail() == null ? "" : open.detail();
    return new Outage(
        open.gapId(), open.sourceId(), open.plantId(), open.from(), open.cause(), detail);
  }

  /** The record of an outage that lasts. */
  public Gap open(Instant now) {
    return gap(null, GapRecovery.PENDING, now);
  }

  /** The subscription survived, and the server kept what came meanwhile: nothing is missing. */
  public Gap survived(Instant to, Instant now) {
    return gap(to, GapRecovery.COMPLETE, now);
  }

  /** The subscription is a new one: what came meanwhile is missing, unless a history has it. */
  public Gap lost(Instant to, Instant now) {
    return gap(to, GapRecovery.PENDING, now);
  }

  private Gap gap(@Nullable Instant to, GapRecovery recovery, Instant now) {
    return new Gap(
        gapId, sourceId, plantId, null, from, to, cause, recovery, null, 0, 0, detail, now);
  }
}
