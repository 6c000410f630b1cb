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
import org.penstock.event.SourceStatus;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.loss.Outage;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.source.EndpointChoice;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourcePhase;
import org.penstock.ingest.domain.source.SourceSign;
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

  /**
   * What a server has sampled after the last notification that it built: that was a moment before
   * we heard of it. A gap begins that much too early rather than too late.
   */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private final Map<String, TrackedSource> tracked = new HashMap<>();
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

  /**
   * Subscriptions that deliver.
   *
   * @param serverStart when the server says that it started, if it does
   * @param transferRefused why the server did not move the earlier subscriptions to a new session
   */
  public record Live(
      String sessionId,
      Map<String, String> refusedTags,
      @Nullable Instant serverStart,
      @Nullable String transferRefused) {

    public Live {
      refusedTags = Map.copyOf(refusedTags);
    }

    Live refusing(Map<String, String> tags) {
      return new Live(sessionId, tags, serverStart, transferRefused);
    }
  }

  /** How a source is, and which of its tags the server refuses, with the reason of each. */
  public record SourceNow(
      SourcePhase phase, SourceStatus status, Map<String, String> refusedTags) {}

  /** A first or a further attempt begins. */
  public synchronized void attempt(SourceSpec source, EndpointChoice at) {
    of(source).choice = at;
    move(source, new SourceSign.Attempt(), at.why(), null);
  }

  /** A stage on the way to values is reached. */
  public synchronized void reached(SourceSpec source, SourceSign stage) {
    move(source, stage, of(source).why(), null);
  }

  /** New subscriptions were made: what came since the last sign of life is missing. */
  public synchronized void subscribed(SourceSpec source, Live live) {
    TrackedSource known = of(source);
    Outage outage = known.wasLive ? known.outage : downtime(source);
    Instant now = clock.instant();
    boolean hasRestarted = known.learnStart(live);
    if (outage != null) {
      Outage explained = TrackedSource.explained(outage, live, hasRestarted);
      known.outage = explained;
      known.isOutageLost = true;
      gaps.tell(explained.open(now));
    }
    known.wasLive = true;
    known.lastHeard = now;
    known.live = live;
    delivers(source);
  }

  /** Since the last safe value of an earlier run; a gap that it left open goes on. */
  private @Nullable Outage downtime(SourceSpec source) {
    String why = "scada-ingest did not run";
    Optional<Instant> from = progress.ofEarlierRun(source.id());
    return gaps.leftOpen(source.id())
        .map(Outage::of)
        .or(() -> from.map(at -> outage(source, at, GapCause.CONNECTION_LOST, why)))
        .orElse(null);
  }

  private Outage outage(SourceSpec source, Instant from, GapCause cause, String detail) {
    String id = ids.next().toString();
    return new Outage(id, source.id(), source.plantId(), from, cause, detail);
  }

  /** The new subscriptions gave their first values: the gap ends here. */
  public synchronized void valuesCame(SourceSpec source, Instant at) {
    TrackedSource known = of(source);
    Outage outage = known.outage;
    if (outage != null && known.isOutageLost) {
      gaps.tell(outage.lost(at, clock.instant()));
      known.outage = null;
      known.isOutageLost = false;
    }
  }

  /** The session is back and the subscriptions with it: the server kept what came meanwhile. */
  public synchronized void resumed(SourceSpec source) {
    TrackedSource known = of(source);
    Outage outage = known.outage;
    Instant now = clock.instant();
    if (outage != null && !known.isOutageLost) {
      gaps.tell(outage.survived(now, now));
      known.outage = null;
    }
    known.lastHeard = now;
    delivers(source);
  }

  /** Other tags than before are refused, or there are other tags. */
  public synchronized void refusedTags(SourceSpec source, Map<String, String> refused) {
    TrackedSource known = of(source);
    Live live = known.live;
    if (live != null && !(live.refusedTags().equals(refused) && known.tells(source))) {
      known.live = live.refusing(refused);
      delivers(source);
    }
  }

  /** The server says that it is not well, in words; or that it is, without any. */
  public synchronized void serverSays(SourceSpec source, String unwell) {
    TrackedSource known = of(source);
    if (!known.unwell.equals(unwell)) {
      known.unwell = unwell;
      if (known.phase.isLive()) {
        delivers(source);
      }
    }
  }

  /** The source does not deliver, for this reason. */
  public synchronized void failed(SourceSpec source, SourceFault fault, String reason) {
    TrackedSource known = of(source);
    if (!known.phase.isOut()) {
      open(source, GapCause.CONNECTION_LOST, reason);
    }
    move(source, new SourceSign.Failed(fault), reason, fault.advice());
  }

  /** A person takes the source out, or has it connected anew, or configured otherwise. */
  public synchronized void left(SourceSpec source, GapCause cause, String reason) {
    open(source, cause, reason);
  }

  /** The source is out until a person brings it back. */
  public synchronized void paused(SourceSpec source, String reason) {
    open(source, GapCause.MAINTENANCE, reason);
    move(source, new SourceSign.Pause(), reason, "An Admin can resume it.");
  }

  /** Nobody looks after the source any more. */
  public synchronized void stopped(SourceSpec source) {
    move(source, new SourceSign.Stop(), "scada-ingest does not look after it", null);
  }

  private void open(SourceSpec source, GapCause cause, String reason) {
    TrackedSource known = of(source);
    if (known.wasLive && known.outage == null) {
      Outage outage = outage(source, known.lastHeard.minus(ON_THE_WAY), cause, reason);
      known.outage = outage;
      known.isOutageLost = false;
      gaps.tell(outage.open(clock.instant()));
    }
  }

  /** The server lost notifications that it cannot send again. */
  public synchronized void lostNotifications(SourceSpec source) {
    Instant now = clock.instant();
    Outage lost =
        outage(
            source,
            of(source).lastHeard.minus(ON_THE_WAY),
            GapCause.DATA_LOST,
            "the server could not send missed notifications again");
    gaps.tell(lost.lost(now, now));
  }

  /** The subscriptions gave signs of life: the oldest last one, and until when they count. */
  public synchronized void heard(SourceSpec source, Instant at, Instant freshUntil) {
    of(source).heard(at, freshUntil);
  }

  /** Time has passed: tags may be stale, counts may have changed. */
  public synchronized void tick(SourceSpec source) {
    TrackedSource known = of(source);
    SourceStatus status = known.status;
    if (status == null) {
      return;
    }
    Instant now = clock.instant();
    if (!known.phase.isLive()) {
      int marked = stream.markStale(source, known.lastHeard, now);
      if (marked > 0) {
        LOG.warnf("%s: %d tags are stale", source.id(), marked);
      }
    } else if (Duration.between(status.updatedAt(), now).compareTo(COUNT_INTERVAL) > 0
        && status.tagsGood() != stream.goodTags(source)) {
      delivers(source);
    }
  }

  /** How a source is; empty before its first attempt. */
  public synchronized Optional<SourceNow> now(String sourceId) {
    TrackedSource known = tracked.get(sourceId);
    if (known == null || known.status == null) {
      return Optional.empty();
    }
    Map<String, String> refused = known.live == null ? Map.of() : known.live.refusedTags();
    return Optional.of(new SourceNow(known.phase, known.status, refused));
  }

  /** Whether a source delivers and gave its signs of life when they were due. */
  public synchronized boolean isAlive(String sourceId, Instant now) {
    TrackedSource known = tracked.get(sourceId);
    return known != null && known.phase.isLive() && known.freshUntil.isAfter(now);
  }

  private void delivers(SourceSpec source) {
    TrackedSource known = of(source);
    move(
        source,
        new SourceSign.Delivers(known.isWhole()),
        known.why(),
        known.isWhole() ? null : known.adviceWhenNotWhole());
  }

  /** Tells of the phase that follows; what changes nothing is not told again. */
  private void move(
      SourceSpec source, SourceSign sign, @Nullable String reason, @Nullable String advice) {
    TrackedSource known = of(source);
    SourcePhase before = known.phase;
    known.phase = before.after(sign);
    boolean isIgnored =
        before == known.phase && (before.isOut() || sign instanceof SourceSign.Attempt);
    if (isIgnored) {
      return;
    }
    Instant now = clock.instant();
    int good = known.phase.isLive() ? stream.goodTags(source) : 0;
    SourceStatus status = known.statusOf(source, reason, advice, good, now);
    notices.post(new Notice.Status(status));
    if (before != known.phase) {
      LOG.infof("%s: %s", source.id(), known.words());
    }
  }

  private TrackedSource of(SourceSpec source) {
    return tracked.computeIfAbsent(source.id(), _ -> new TrackedSource(clock.instant()));
  }
}
