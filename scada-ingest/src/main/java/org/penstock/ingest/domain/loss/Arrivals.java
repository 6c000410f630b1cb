package org.penstock.ingest.domain.loss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.sample.QualityMapping;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.trust.ClockSkew;

/**
 * How much is here of what the server has sampled for a subscription: the time before which nothing
 * of it can be missing, and whether its items have all begun.
 *
 * <p>That time is not the last sign of life. After an outage the server sends what it had queued in
 * many notifications, tag after tag, and a tag whose turn has not come yet is as far back as the
 * oldest value that has just arrived. So it is the oldest server time among the values of the last
 * notifications. A keep-alive says that nothing waits. Safe for several threads.
 */
public final class Arrivals {

  /**
   * What a server has sampled after the last notification that it built: that was a moment before
   * we heard of it. A gap begins that much too early rather than too late.
   */
  static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  /** Notifications of one publishing cycle come in a row; a slow network stretches it. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** The values of a few moments: the oldest server time among them, if there is one. */
  private record Part(Instant end, @Nullable Instant oldest) {}

  private final Duration length;
  private @Nullable Part before;
  private @Nullable Part now;
  private Instant lastHeard;
  private Instant safe;

  /** By the server's clock: what is older says nothing of what waits there. */
  private volatile Instant floor = Instant.MIN;

  private int begun;
  private Instant lastBegun;

  /** Of a subscription that is made at that time. */
  public Arrivals(Duration publishing, Instant start) {
    this.length = publishing.compareTo(SHORTEST) > 0 ? publishing : SHORTEST;
    this.lastHeard = start;
    this.safe = start.minus(ON_THE_WAY);
    this.lastBegun = start;
  }

  /** The server says that it has nothing to send. */
  public synchronized void keptAlive(Instant at) {
    lastHeard = at;
    before = null;
    now = null;
  }

  /** A notification brought these. */
  public void received(Instant at, List<RawSample> samples) {
    Instant oldest = null;
    int first = 0;
    for (RawSample sample : samples) {
      if (sample.origin() == ReadingOrigin.INITIAL) {
        first += QualityMapping.isWaitingForInitialData(sample.statusCode()) ? 0 : 1;
      } else {
        oldest = older(oldest, sample.serverTime());
      }
    }
    received(at, oldest, first);
  }

  private @Nullable Instant older(@Nullable Instant known, @Nullable Instant time) {
    if (time == null || time.isBefore(floor)) {
      return known;
    }
    return known == null || time.isBefore(known) ? time : known;
  }

  private synchronized void received(Instant at, @Nullable Instant oldest, int first) {
    lastHeard = at;
    if (first > 0) {
      begun += first;
      lastBegun = at;
    }
    Part known = now;
    if (known != null && at.isBefore(known.end())) {
      now = new Part(known.end(), older(known.oldest(), oldest));
    } else {
      boolean isNext = known != null && at.isBefore(known.end().plus(length));
      before = isNext ? known : null;
      now = new Part(at.plus(length), oldest);
    }
  }

  /** The last sign of life. */
  public synchronized Instant lastHeard() {
    return lastHeard;
  }

  /** The time before which nothing can be missing, by our clock. */
  public synchronized Instant safe(ClockSkew skew) {
    Instant time = lastHeard.minus(ON_THE_WAY);
    for (@Nullable Part part : new @Nullable Part[] {before, now}) {
      Instant oldest = part == null ? null : part.oldest();
      if (oldest != null && oldest.minus(skew.ahead()).isBefore(time)) {
        time = oldest.minus(skew.ahead());
      }
    }
    if (time.isAfter(safe)) {
      safe = time;
      floor = skew.earliest(time.minus(ON_THE_WAY));
    }
    return safe;
  }

  /** The items are made anew: none has begun. */
  public synchronized void beginAnew() {
    begun = 0;
  }

  /** Whether so many items have given their first value. */
  public synchronized boolean haveBegun(int items) {
    return begun >= items;
  }

  /** When the last one did. */
  public synchronized Instant lastBegun() {
    return lastBegun;
  }
}
