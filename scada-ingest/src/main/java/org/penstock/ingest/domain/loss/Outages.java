package org.penstock.ingest.domain.loss;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.trust.ClockSkew;

/**
 * The outages of one source, one at a time, and the records to tell of them.
 *
 * <p>How it works. An outage begins at the time before which nothing can be missing. It ends in one
 * of two ways. New subscriptions had to be made: then it is over when all their items have begun,
 * and what came meanwhile is missing. Or the subscriptions are still there: then the server sends
 * what it has queued, and only when that has arrived is nothing missing. A further loss before then
 * is the same outage, because nobody can say what was still in the queues. One thread at a time.
 */
public final class Outages {

  private final Duration longestCatchUp;
  private @Nullable Outage outage;
  private boolean isLost;
  private @Nullable Instant resumedAt;
  private Instant safe;
  private ClockSkew skew = ClockSkew.NONE;

  /**
   * Of a source that is known from that time on.
   *
   * @param longestCatchUp when queued values still seem to arrive so long after the server is back,
   *     it is its timestamps that are old
   */
  public Outages(Instant start, Duration longestCatchUp) {
    this.safe = start;
    this.longestCatchUp = longestCatchUp;
  }

  public boolean isOpen() {
    return outage != null;
  }

  /** The source no longer delivers; the record to tell, unless that was known. */
  public Optional<Gap> begin(
      SourceSpec source, Supplier<String> ids, GapCause cause, String why, Instant now) {
    resumedAt = null;
    if (outage != null) {
      return Optional.empty();
    }
    Outage begun = at(source, ids, cause, why);
    outage = begun;
    isLost = false;
    return Optional.of(begun.open(now));
  }

  private Outage at(SourceSpec source, Supplier<String> ids, GapCause cause, String why) {
    return new Outage(
        ids.get(),
        source.id(),
        source.plantId(),
        skew.earliest(safe),
        new Outage.Began(safe, skew),
        cause,
        why);
  }

  /** An outage that began before this run of the service. */
  public void adopt(Outage earlier) {
    outage = earlier;
  }

  /** The server's clock was read. */
  public void clockRead(ClockSkew now) {
    skew = now;
  }

  /** New subscriptions were made; the record to tell. */
  public Optional<Gap> renewed(UnaryOperator<Outage> explained, Instant now) {
    Outage known = outage;
    if (known == null) {
      return Optional.empty();
    }
    Outage more = explained.apply(known);
    outage = more;
    isLost = true;
    resumedAt = null;
    return Optional.of(more.open(now));
  }

  /** All items of the new subscriptions have begun; the record of the outage that ends there. */
  public Optional<Gap> begun(Instant at, Instant now) {
    Outage known = outage;
    if (known == null || !isLost) {
      return Optional.empty();
    }
    outage = null;
    isLost = false;
    return Optional.of(known.lost(at, skew, now));
  }

  /** The subscriptions are still there, and the server sends what it has kept. */
  public void resumed(Instant at) {
    if (outage != null && !isLost && resumedAt == null) {
      resumedAt = at;
    }
  }

  /**
   * A sign of life.
   *
   * @param nothingMissingBefore by our clock
   * @return the record of the outage whose values have all arrived by now
   */
  public Optional<Gap> heard(Instant nothingMissingBefore, Instant now) {
    safe = nothingMissingBefore;
    Outage known = outage;
    Instant back = resumedAt;
    if (known == null || back == null) {
      return Optional.empty();
    }
    if (safe.isBefore(back) && now.isBefore(back.plus(longestCatchUp))) {
      return Optional.empty();
    }
    outage = null;
    resumedAt = null;
    return Optional.of(known.survived(back, skew, now));
  }

  /** The server lost notifications that it cannot send again; the record to tell. */
  public Gap missed(SourceSpec source, Supplier<String> ids, String why, Instant now) {
    return at(source, ids, GapCause.DATA_LOST, why).lost(now, skew, now);
  }
}
