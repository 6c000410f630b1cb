package org.penstock.ingest.domain.loss;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.sample.RecordTime;

/**
 * How far each source's values have come: the time from which values would be missing if the
 * process ended now.
 *
 * <p>That is not the last value's time. Values of many tags arrive mixed, and after an outage the
 * server delivers old ones beside new ones: what was on its way when the process died may be as old
 * as the oldest that had just arrived. So it is the oldest source time among the live values of the
 * last publishing interval, which also holds when the devices' clocks differ from ours; where a
 * clock is wrong altogether, the time of arrival. Until the first change it is when the first
 * values came. One thread at a time.
 */
public final class Reach {

  /** Longer than values take to arrive once the server has told of them. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

  /** A first value may be as old as its last change; a clock is hardly further off. */
  private static final Duration CLOCKS_APART = Duration.ofHours(1);

  /** When a source without any change so far gave its first values. */
  private final Map<String, Instant> begun = new HashMap<>();

  private final Map<String, Window> windows = new HashMap<>();
  private final Function<String, Duration> slowest;

  /**
   * @param slowest the longest publishing interval of a source's subscriptions: what they tell of
   *     is that old, beside the young values of others
   */
  public Reach(Function<String, Duration> slowest) {
    this.slowest = slowest;
  }

  /** A value has arrived. */
  public void seen(Reading reading) {
    if (reading.origin() == ReadingOrigin.LIVE) {
      windows.computeIfAbsent(reading.sourceId(), _ -> new Window()).add(reading);
    } else if (reading.origin() == ReadingOrigin.INITIAL) {
      begun.put(reading.sourceId(), asOf(reading));
    }
  }

  /** The server's time of the reading, which our clock tells only as well as the two agree. */
  private static Instant asOf(Reading first) {
    Instant ours = first.ingestTimestamp();
    Instant servers = first.serverTimestamp();
    return servers != null && servers.isBefore(ours) && servers.isAfter(ours.minus(CLOCKS_APART))
        ? servers
        : ours;
  }

  /** The time of each source that has delivered. */
  public Map<String, Instant> bySource() {
    Map<String, Instant> reached = new HashMap<>(begun);
    windows.forEach((source, window) -> reached.put(source, window.oldest()));
    return reached;
  }

  /** The last window and the one that fills. */
  private final class Window {

    private Instant end = Instant.MIN;
    private Instant before = Instant.MAX;
    private Instant now = Instant.MAX;

    void add(Reading reading) {
      if (!reading.ingestTimestamp().isBefore(end)) {
        before = now;
        now = Instant.MAX;
        end = reading.ingestTimestamp().plus(slowest.apply(reading.sourceId())).plus(ON_THE_WAY);
      }
      Instant time = RecordTime.of(reading);
      if (time.isBefore(now)) {
        now = time;
      }
    }

    Instant oldest() {
      return before.isBefore(now) ? before : now;
    }
  }
}
