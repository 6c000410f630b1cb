package org.penstock.ingest.app.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.GapCause;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;
import org.penstock.ingest.app.condition.TellAlarms.Missed;
import org.penstock.ingest.config.AlarmSettings;
import org.penstock.ingest.domain.condition.ActiveState;
import org.penstock.ingest.domain.condition.Conditions;
import org.penstock.ingest.domain.condition.Effect;
import org.penstock.ingest.domain.condition.KnownCondition;
import org.penstock.ingest.domain.condition.RawEvent;
import org.penstock.ingest.domain.port.KnownConditions.Kept;
import org.penstock.ingest.domain.source.SourceSpec;

/** What is under way of one source; guarded by the lock of {@link TrackConditions}. */
final class WatchedSource {

  private final Conditions conditions;
  private final AtomicInteger dropped = new AtomicInteger();
  private final List<Missed> missed = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private SourceSpec source;
  private Map<String, ScadaAlarmState> evidence = Map.of();
  private boolean isTouched = true;
  private final @Nullable Instant downSince;
  private boolean wasSubscribed;
  private boolean wasAway;
  private volatile boolean isAway;
  private volatile Instant heard;

  /**
   * Of a source that is watched from now on.
   *
   * @param downSince how far an earlier run of the service had come; null when there was none
   */
  WatchedSource(
      SourceSpec source,
      Kept kept,
      AlarmSettings config,
      Instant now,
      @Nullable Instant downSince) {
    this.source = source;
    this.downSince = downSince;
    this.heard = now;
    this.conditions =
        new Conditions(
            source, config.knownConditions(), config.rememberedEvents(), config.refreshPatience());
    conditions.restore(kept.last());
  }

  SourceSpec source() {
    return source;
  }

  Conditions conditions() {
    return conditions;
  }

  /** Takes the source as it is configured now. */
  void reload(SourceSpec now) {
    if (now.revision() != source.revision()) {
      source = now;
      evidence = Map.of();
      conditions.reload(now);
    }
  }

  /** A sign of life of the subscription; by any thread. */
  void heard(Instant at) {
    heard = at;
  }

  /** Whether the server can tell us of changes just now; by any thread. */
  void away(boolean away) {
    isAway = away;
  }

  /** There was no room for an event; by any thread. */
  void drop() {
    dropped.incrementAndGet();
  }

  void subscribed(Instant now) {
    if (wasSubscribed) {
      missed.add(
          new Missed(heard, GapCause.CONNECTION_LOST, "the subscription to alarms was made anew"));
    } else if (downSince != null) {
      // What began and ended meanwhile is in no refresh. Its clock may be ahead of ours.
      Instant from = downSince.isBefore(now) ? downSince : now;
      missed.add(new Missed(from, GapCause.CONNECTION_LOST, "scada-ingest did not run"));
    }
    wasSubscribed = true;
    isAway = false;
    isTouched = true;
    conditions.connected();
    heard = now;
  }

  void missed(GapCause cause, String detail) {
    conditions.missed();
    missed.add(new Missed(heard, cause, detail));
  }

  /**
   * Judges an event.
   *
   * @param heardBefore the last sign of life before it
   */
  void accept(RawEvent event, Instant receivedAt, Instant heardBefore) {
    isTouched = true;
    for (Effect effect : conditions.accept(event, receivedAt)) {
      if (effect instanceof Effect.Missing(GapCause cause, String detail)) {
        missed.add(new Missed(heardBefore, cause, detail));
      }
      effects.add(effect);
    }
  }

  void read(Map<String, ActiveState> answers, Instant now) {
    isTouched = true;
    effects.addAll(conditions.read(answers, now));
  }

  /**
   * What the conditions say of each tag, when that has changed since the last call; nothing that we
   * would not hear the end of.
   */
  Optional<Map<String, ScadaAlarmState>> takeEvidence() {
    boolean away = isAway;
    if (!isTouched && away == wasAway) {
      return Optional.empty();
    }
    isTouched = false;
    wasAway = away;
    Map<String, ScadaAlarmState> now = conditions.evidence();
    if (away) {
      now.replaceAll((_, _) -> ScadaAlarmState.UNKNOWN);
    }
    boolean isSame = now.equals(evidence);
    evidence = now;
    return isSame ? Optional.empty() : Optional.of(now);
  }

  Instant heard() {
    return heard;
  }

  /** What is missing since the last call. */
  List<Missed> takeMissed() {
    int count = dropped.getAndSet(0);
    if (count > 0) {
      missed(GapCause.CONSUMER_SLOW, "no room for %d alarm events".formatted(count));
    }
    List<Missed> taken = List.copyOf(missed);
    missed.clear();
    return taken;
  }

  /** What followed since the last call. */
  List<Effect> takeEffects() {
    List<Effect> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }

  /** What must outlive the process, with the events that the broker does not have yet. */
  Kept keep(List<ScadaAlarmEvent> waiting) {
    List<ScadaAlarmEvent> last = conditions.known().stream().map(KnownCondition::last).toList();
    return new Kept(last, waiting);
  }
}
