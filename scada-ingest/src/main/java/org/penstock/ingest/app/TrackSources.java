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
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.loss.Outage;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.source.EndpointChoice;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourcePhase;
import org.penstock.ingest.domain.source.SourceSign;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.trust.ClockSkew;
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

  private final Map<String, TrackedSource> tracked = new HashMap<>();
  private final StreamReadings stream;
  private final Notices notices;
  private final RecordGaps gaps;
  private final Progress progress;
  private final IdSource ids;
  private final InstantSource clock;
  private final Duration longestCatchUp;

  TrackSources(
      StreamReadings stream,
      Notices notices,
      RecordGaps gaps,
      Progress progress,
      IdSource ids,
      InstantSource clock,
      IngestConfig config) {
    this.stream = stream;
    this.notices = notices;
    this.gaps = gaps;
    this.progress = progress;
    this.ids = ids;
    this.clock = clock;
    this.longestCatchUp = config.recovery().catchUp();
  }

  /**
   * Subscriptions that deliver.
   *
   * @param serverStart when the server says that it started, if it does
   * @param transferRefused why the server did not move the earlier subscriptions to a new session
   * @param skew the server's clock, if it was read
   */
  public record Live(
      String sessionId,
      Map<String, String> refusedTags,
      @Nullable Instant serverStart,
      @Nullable String transferRefused,
      @Nullable ClockSkew skew) {

    public Live {
      refusedTags = Map.copyOf(refusedTags);
    }

    Live refusing(Map<String, String> tags) {
      return new Live(sessionId, tags, serverStart, transferRefused, skew);
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
    Instant now = clock.instant();
    if (known.wasLive) {
      // An error of ours may have ended the earlier ones without a word.
      open(source, GapCause.CONNECTION_LOST, "the subscriptions were made anew");
    } else {
      downtime(source).ifPresent(known.outages::adopt);
    }
    Optional.ofNullable(live.skew()).ifPresent(known.outages::clockRead);
    boolean hasRestarted = known.learnStart(live);
    known
        .outages
        .renewed(outage -> TrackedSource.explained(outage, live, hasRestarted), now)
        .ifPresent(gaps::tell);
    known.wasLive = true;
    known.lastHeard = now;
    known.live = live;
    delivers(source);
  }

  /** Since the last safe value of an earlier run; a gap that it left open goes on. */
  private Optional<Outage> downtime(SourceSpec source) {
    Optional<Instant> from = progress.ofEarlierRun(source.id());
    return gaps.leftOpen(source.id()).map(Outage::of).or(() -> from.map(at -> idle(source, at)));
  }

  private Outage idle(SourceSpec source, Instant from) {
    String why = "scada-ingest did not run";
    return new Outage(gapId(), source.id(), source.plantId(), from, GapCause.CONNECTION_LOST, why);
  }

  private String gapId() {
    return ids.next().toString();
  }

  /** Every item of the new subscriptions has given its first value: the gap ends here. */
  public synchronized void valuesCame(SourceSpec source, Instant at) {
    of(source).outages.begun(at, clock.instant()).ifPresent(gaps::tell);
  }

  /** The session is back and the subscriptions with it: the server sends what it kept. */
  public synchronized void resumed(SourceSpec source) {
    TrackedSource known = of(source);
    Instant now = clock.instant();
    known.outages.resumed(now);
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
    if (known.wasLive) {
      known
          .outages
          .begin(source, this::gapId, cause, reason, clock.instant())
          .ifPresent(gaps::tell);
    }
  }

  /** The server lost notifications that it cannot send again. */
  public synchronized void lostNotifications(SourceSpec source) {
    String why = "the server could not send missed notifications again";
    gaps.tell(of(source).outages.missed(source, this::gapId, why, clock.instant()));
  }

  /**
   * The subscriptions gave signs of life.
   *
   * @param at the oldest of their last ones
   * @param freshUntil until when these count
   * @param safe the time before which nothing can be missing, by our clock
   */
  public synchronized void heard(
      SourceSpec source, Instant at, Instant freshUntil, Instant safe, ClockSkew skew) {
    TrackedSource known = of(source);
    known.heard(at, freshUntil);
    known.outages.clockRead(skew);
    known.outages.heard(safe, clock.instant()).ifPresent(gaps::tell);
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
    return tracked.computeIfAbsent(
        source.id(), _ -> new TrackedSource(clock.instant(), longestCatchUp));
  }
}
