package org.penstock.ingest.app.condition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.penstock.event.GapCause;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.config.AlarmSettings;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.condition.ActiveState;
import org.penstock.ingest.domain.condition.Effect;
import org.penstock.ingest.domain.condition.KnownCondition;
import org.penstock.ingest.domain.condition.RawEvent;
import org.penstock.ingest.domain.condition.RefreshStep;
import org.penstock.ingest.domain.port.ConditionCounters;
import org.penstock.ingest.domain.port.ConditionCounters.RefreshOutcome;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.KnownConditions;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Takes the events of the servers' own alarms and hands on what is to be published.
 *
 * <p>How it works. {@link #take} is called on the server library's thread and only enqueues. One
 * thread judges. What is known is on the disk before an event is handed on, together with the
 * events that the broker does not have yet: those are handed on once more at the next start, under
 * the same identity, so that neither an event nor the memory of a condition is lost with the
 * process.
 */
@ApplicationScoped
public class TrackConditions implements BackgroundWork {

  private static final long WAIT_MILLIS = 200;

  private final Map<String, WatchedSource> watched = new ConcurrentHashMap<>();
  private final BlockingQueue<Entry> entries;
  private final Semaphore bell = new Semaphore(0);
  private final Object lock = new Object();
  private final CurrentSources sources;
  private final TellAlarms tell;
  private final KnownConditions kept;
  private final UnwatchedSources unwatched;
  private final StreamReadings stream;
  private final ConditionCounters counters;
  private final Progress progress;
  private final InstantSource clock;
  private final AlarmSettings config;

  TrackConditions(
      CurrentSources sources,
      TellAlarms tell,
      KnownConditions kept,
      StreamReadings stream,
      ConditionCounters counters,
      Progress progress,
      InstantSource clock,
      IngestConfig config) {
    this.sources = sources;
    this.tell = tell;
    this.kept = kept;
    this.unwatched = new UnwatchedSources(tell, kept, clock);
    this.stream = stream;
    this.counters = counters;
    this.progress = progress;
    this.clock = clock;
    this.config = config.alarms();
    this.entries = new ArrayBlockingQueue<>(this.config.waitingEvents());
  }

  private record Entry(
      WatchedSource source, RawEvent event, Instant receivedAt, Instant heardBefore) {}

  /** The conditions of a source, and whether its present states are known. */
  public record ConditionsNow(String sourceId, boolean isSettled, List<KnownCondition> known) {}

  @Override
  public String name() {
    return "alarm events";
  }

  /** Alarms do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    recall();
    while (!stop.isRaised()) {
      if (bell.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
        settle();
      }
    }
    end();
  }

  /** What the broker has by now need not be told again by the next run. */
  private void end() {
    synchronized (lock) {
      settle();
      watched.values().forEach(watching -> keep(watching, List.of()));
      unwatched.keep();
    }
  }

  /** Takes up again what the run before left. */
  void recall() {
    sources.now().all().stream().filter(source -> source.alarms().enabled()).forEach(this::of);
  }

  /** A source is configured so now: its conditions may be of other tags than before. */
  public void configured(SourceSpec source) {
    synchronized (lock) {
      of(source).reload(source);
    }
  }

  /**
   * These sources' alarms are watched and no others': what is open of the others is told as over,
   * once, also where the source was taken out while the service did not run.
   */
  public void watchOnly(Set<String> sourceIds) {
    synchronized (lock) {
      if (!unwatched.isAll(sourceIds, watched.keySet())) {
        settle();
        unwatched.allBut(sourceIds, Map.copyOf(watched));
        watched.keySet().retainAll(sourceIds);
      }
    }
  }

  /** Takes events from a callback; returns at once. */
  public void take(SourceSpec source, List<RawEvent> events) {
    Instant now = clock.instant();
    WatchedSource watching = of(source);
    for (RawEvent event : events) {
      if (!entries.offer(new Entry(watching, event, now, watching.heard()))) {
        watching.drop();
        counters.dropped(1);
      }
    }
    watching.heard(now);
    bell.release();
  }

  /** The subscription of a source gave a sign of life. */
  public void heard(SourceSpec source) {
    of(source).heard(clock.instant());
  }

  /** The session is gone or here again, on a callback: until it is back no state is claimed. */
  public void away(SourceSpec source, boolean isAway) {
    of(source).away(isAway);
    bell.release();
  }

  /** A source has a new subscription: what happened since the last sign of life is missing. */
  public void subscribed(SourceSpec source) {
    synchronized (lock) {
      settle();
      WatchedSource watching = of(source);
      watching.subscribed(clock.instant());
      settle(watching);
    }
  }

  /** The server lost events that it cannot send again. */
  public void lost(SourceSpec source) {
    synchronized (lock) {
      settle();
      WatchedSource watching = of(source);
      watching.missed(GapCause.DATA_LOST, "the server could not send missed alarm events again");
      settle(watching);
    }
  }

  /** What to do next to learn the present states. */
  public RefreshStep nextStep(SourceSpec source) {
    synchronized (lock) {
      settle();
      return of(source).conditions().nextStep(clock.instant());
    }
  }

  /** A refresh is about to be asked for. */
  public void asking(SourceSpec source) {
    synchronized (lock) {
      of(source).conditions().asked(clock.instant());
    }
  }

  /** What the server makes of the wish for a refresh; after a failure it is asked again later. */
  public void asked(SourceSpec source, RefreshOutcome outcome) {
    counters.refresh(outcome);
    if (outcome == RefreshOutcome.FAILED) {
      synchronized (lock) {
        of(source).conditions().askAgain();
      }
    }
  }

  /** The conditions whose active state is to be read because there is no refresh. */
  public List<String> toRead(SourceSpec source) {
    synchronized (lock) {
      settle();
      return of(source).conditions().toRead();
    }
  }

  /** What reading them gave. */
  public void read(SourceSpec source, Map<String, ActiveState> answers) {
    synchronized (lock) {
      settle();
      WatchedSource watching = of(source);
      watching.read(answers, clock.instant());
      settle(watching);
    }
  }

  /** What is known of each source. */
  public List<ConditionsNow> all() {
    synchronized (lock) {
      return watched.entrySet().stream()
          .map(entry ->
              new ConditionsNow(
                  entry.getKey(),
                  entry.getValue().conditions().isSettled(),
                  entry.getValue().conditions().known()))
          .toList();
    }
  }

  private WatchedSource of(SourceSpec source) {
    return watched.computeIfAbsent(source.id(), id -> begin(source));
  }

  private WatchedSource begin(SourceSpec source) {
    KnownConditions.Kept earlier = kept.load(source.id());
    tell.events(earlier.beingTold(), clock.instant());
    Instant downSince = progress.ofEarlierRun(source.id()).orElse(null);
    return new WatchedSource(source, earlier, config, clock.instant(), downSince);
  }

  /** Judges what waits. */
  private void settle() {
    synchronized (lock) {
      List<Entry> drained = new ArrayList<>();
      entries.drainTo(drained);
      drained.forEach(
          entry -> entry.source().accept(entry.event(), entry.receivedAt(), entry.heardBefore()));
      watched.values().forEach(this::settle);
    }
  }

  private void settle(WatchedSource watching) {
    Instant now = clock.instant();
    watching.takeMissed().forEach(missed -> tell.missing(watching.source(), missed, now));
    List<Effect> effects = watching.takeEffects();
    effects.forEach(counters::judged);
    List<ScadaAlarmEvent> events =
        effects.stream()
            .filter(Effect.Publish.class::isInstance)
            .map(effect -> ((Effect.Publish) effect).event())
            .toList();
    if (!events.isEmpty()) {
      keep(watching, events);
      tell.events(events, now);
    }
    watching.takeEvidence().ifPresent(states -> stream.learnAlarmStates(watching.source(), states));
  }

  private void keep(WatchedSource watching, List<ScadaAlarmEvent> next) {
    String id = watching.source().id();
    List<ScadaAlarmEvent> waiting = new ArrayList<>(tell.waiting(id));
    waiting.addAll(next);
    kept.save(id, watching.keep(waiting));
  }
}
