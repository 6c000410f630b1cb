package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.GapCause;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.loss.Outage;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.kit.id.IdSource;

/**
 * Keeps what is known of each source, and tells of every change: a status record, a gap record for
 * each outage, stale readings when an outage lasts. Told by the supervisor of each source.
 */
@ApplicationScoped
public class TrackSources {

  private static final Logger LOG = Logger.getLogger(TrackSources.class);

  /** The count of good tags alone changes often; it is not told more often than this. */
  private static final Duration COUNT_INTERVAL = Duration.ofSeconds(10);

  private final Map<String, Tracked> tracked = new HashMap<>();
  private final StreamReadings stream;
  private final Notices notices;
  private final RecordGaps gaps;
  private final Progress progress;
  private final IdSource ids;
  private final InstantSource clock;

  TrackSources(
      StreamReadings stream,
      Notices notices,
      RecordGaps gaps,
      Progress progress,
      IdSource ids,
      InstantSource clock) {
    this.stream = stream;
    this.notices = notices;
    this.gaps = gaps;
    this.progress = progress;
    this.ids = ids;
    this.clock = clock;
  }

  /** A subscription that delivers. */
  public record Live(String sessionId, String endpoint, Map<String, String> refusedTags) {

    public Live {
      refusedTags = Map.copyOf(refusedTags);
    }
  }

  /** How a source is, and which of its tags the server refuses, with the reason of each. */
  public record SourceNow(SourceStatus status, Map<String, String> refusedTags) {}

  /** A first or a further attempt begins. */
  public synchronized void connecting(SourceSpec source) {
    Tracked known = of(source);
    if (known.status == null) {
      tell(source, SourceState.CONNECTING, null, null);
    }
  }

  /** A new subscription delivers: what came since the last sign of life is missing. */
  public synchronized void subscribed(SourceSpec source, Live live) {
    Tracked known = of(source);
    Outage outage = known.wasLive ? known.outage : downtime(source);
    Instant now = clock.instant();
    if (outage != null) {
      gaps.tell(outage.lost(now, now));
      known.outage = null;
    }
    known.wasLive = true;
    known.lastHeard = now;
    known.live = live;
    running(source);
  }

  /** The time in which this service itself did not run, or not far enough for Kafka to have it. */
  private @Nullable Outage downtime(SourceSpec source) {
    return progress
        .ofEarlierRun(source.id())
        .map(reached ->
            outage(source, reached, GapCause.CONNECTION_LOST, "scada-ingest did not run"))
        .orElse(null);
  }

  private Outage outage(SourceSpec source, Instant from, GapCause cause, String detail) {
    String id = ids.next().toString();
    return new Outage(id, source.id(), source.plantId(), from, cause, detail);
  }

  /** The session is back and the subscription with it: the server kept what came meanwhile. */
  public synchronized void resumed(SourceSpec source) {
    Tracked known = of(source);
    Outage outage = known.outage;
    Instant now = clock.instant();
    if (outage != null) {
      gaps.tell(outage.survived(now, now));
      known.outage = null;
    }
    known.lastHeard = now;
    running(source);
  }

  /** Other tags than before are refused. */
  public synchronized void refusedTags(SourceSpec source, Map<String, String> refused) {
    Tracked known = of(source);
    Live live = known.live;
    if (live != null && !live.refusedTags().equals(refused)) {
      known.live = new Live(live.sessionId(), live.endpoint(), refused);
      running(source);
    }
  }

  /** The source does not deliver, for this reason. */
  public synchronized void failed(SourceSpec source, SourceFault fault, String reason) {
    Tracked known = of(source);
    if (known.wasLive && known.outage == null) {
      Outage outage = outage(source, known.lastHeard, GapCause.CONNECTION_LOST, reason);
      known.outage = outage;
      gaps.tell(outage.open(clock.instant()));
    }
    tell(source, fault.state(), reason, fault.advice());
  }

  /** The server lost notifications that it cannot send again. */
  public synchronized void lostNotifications(SourceSpec source) {
    Instant now = clock.instant();
    Outage lost =
        outage(
            source,
            of(source).lastHeard,
            GapCause.DATA_LOST,
            "the server could not send missed notifications again");
    gaps.tell(lost.lost(now, now));
  }

  /** The subscription gave a sign of life. */
  public synchronized void heard(SourceSpec source, Instant at) {
    of(source).lastHeard = at;
  }

  /** Time has passed: tags may be stale, counts may have changed. */
  public synchronized void tick(SourceSpec source) {
    Tracked known = of(source);
    SourceStatus status = known.status;
    if (status == null) {
      return;
    }
    Instant now = clock.instant();
    if (!isLive(status.state())) {
      int marked = stream.markStale(source, known.lastHeard, now);
      if (marked > 0) {
        LOG.warnf("%s: %d tags are stale", source.id(), marked);
      }
    } else if (Duration.between(status.updatedAt(), now).compareTo(COUNT_INTERVAL) > 0
        && status.tagsGood() != stream.goodTags(source)) {
      running(source);
    }
  }

  /** How a source is; empty before its first attempt. */
  public synchronized Optional<SourceNow> now(String sourceId) {
    Tracked known = tracked.get(sourceId);
    if (known == null || known.status == null) {
      return Optional.empty();
    }
    Map<String, String> refused = known.live == null ? Map.of() : known.live.refusedTags();
    return Optional.of(new SourceNow(known.status, refused));
  }

  /** The last sign of life of a source that delivers; empty while it does not. */
  public synchronized Optional<Instant> lastSign(String sourceId) {
    return Optional.ofNullable(tracked.get(sourceId))
        .filter(known -> known.status != null && isLive(known.status.state()))
        .map(known -> known.lastHeard);
  }

  private static boolean isLive(SourceState state) {
    return state == SourceState.RUNNING || state == SourceState.DEGRADED;
  }

  private void running(SourceSpec source) {
    Live live = of(source).live;
    if (live == null || live.refusedTags().isEmpty()) {
      tell(source, SourceState.RUNNING, null, null);
    } else {
      tell(
          source,
          SourceState.DEGRADED,
          "the server refuses %d tags: %s".formatted(live.refusedTags().size(), live.refusedTags()),
          "Correct the node ids of these tags, or add the nodes on the server; they are tried"
              + " again by themselves.");
    }
  }

  private void tell(
      SourceSpec source, SourceState state, @Nullable String reason, @Nullable String advice) {
    Tracked known = of(source);
    SourceStatus before = known.status;
    Instant now = clock.instant();
    Instant since = before != null && before.state() == state ? before.since() : now;
    Live live = isLive(state) ? known.live : null;
    SourceStatus status =
        new SourceStatus(
            source.id(),
            source.plantId(),
            state,
            since,
            reason,
            advice,
            live == null ? source.endpointUrl() : live.endpoint(),
            source.security().policy(),
            live == null ? null : live.sessionId(),
            source.tags().size(),
            live == null ? 0 : stream.goodTags(source),
            source.revision(),
            now);
    known.status = status;
    notices.post(new Notice.Status(status));
    if (since.equals(now)) {
      LOG.infof("%s: %s %s", source.id(), state, reason == null ? "" : reason);
    }
  }

  private Tracked of(SourceSpec source) {
    return tracked.computeIfAbsent(source.id(), _ -> new Tracked(clock.instant()));
  }

  /** What changes; guarded by the bean's lock. */
  private static final class Tracked {

    private @Nullable SourceStatus status;
    private @Nullable Live live;
    private @Nullable Outage outage;
    private boolean wasLive;
    private Instant lastHeard;

    Tracked(Instant start) {
      this.lastHeard = start;
    }
  }
}
