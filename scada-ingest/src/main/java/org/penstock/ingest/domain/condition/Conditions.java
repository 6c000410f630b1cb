package org.penstock.ingest.domain.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.event.GapCause;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;
import org.penstock.ingest.domain.condition.Effect.Reason;
import org.penstock.ingest.domain.source.SourceSpec;

/**
 * The conditions of one source: decides what of each event is published.
 *
 * <p>How it works. Every event of a condition is published once. What ended while nobody was
 * connected sends no event later, so after each new subscription the server is asked to tell all
 * conditions of interest again (OPC 10000-9, 5.5.7); of those known before, the ones that it does
 * not tell between the start and the end of the refresh are over, and that is published in its
 * stead. Where a server has no refresh, the active state of each known condition is read.
 *
 * <p>One thread at a time.
 */
public final class Conditions {

  private static final String OVER = "A refresh no longer reports it: it ended unseen";
  private static final String READ = "No refresh came; its ActiveState was read";

  private final int most;
  private final EventIds ids;
  private final RefreshCycle cycle;
  private final Map<ConditionKey, KnownCondition> known = new LinkedHashMap<>();
  private final Set<ConditionKey> suspects = new LinkedHashSet<>();
  private AlarmEvents events;
  private boolean isRefreshing;
  private boolean isIncomplete;

  /**
   * Conditions of a source of which nothing is known yet.
   *
   * @param most conditions to remember
   * @param remembered events to know again when they come twice
   * @param patience how long a refresh may take
   */
  public Conditions(SourceSpec source, int most, int remembered, Duration patience) {
    this.events = new AlarmEvents(source);
    this.most = most;
    this.ids = new EventIds(remembered);
    this.cycle = new RefreshCycle(patience);
  }

  /** Takes what was known when the service last ran. */
  public void restore(List<ScadaAlarmEvent> last) {
    for (ScadaAlarmEvent event : last) {
      ids.isKnown(event.eventId());
      known.put(ConditionKey.of(event), new KnownCondition(event, false));
    }
  }

  /** The source has other tags than before. */
  public void reload(SourceSpec source) {
    events = new AlarmEvents(source);
  }

  /** A new subscription: what happened before it is not known. */
  public void connected() {
    isRefreshing = false;
    known.replaceAll((_, condition) -> condition.doubted());
    cycle.begin();
  }

  /** The next step towards the present states. */
  public RefreshStep nextStep(Instant now) {
    return cycle.next(now);
  }

  /** A refresh is being asked for. */
  public void asked(Instant now) {
    cycle.asked(now);
  }

  /** It could not be asked for at this moment. */
  public void askAgain() {
    cycle.failed();
  }

  /** Events did not reach us: only a refresh tells what holds now. */
  public void missed() {
    isIncomplete = true;
    cycle.want();
  }

  /** Whether the present states are known. */
  public boolean isSettled() {
    return cycle.isDone();
  }

  /** Judges an event. */
  public List<Effect> accept(RawEvent event, Instant now) {
    return switch (event) {
      case RawEvent.OfCondition(RawCondition raw) -> List.of(condition(raw, now));
      case RawEvent.RefreshStarted _ -> {
        isRefreshing = true;
        isIncomplete = false;
        suspects.clear();
        known.forEach((key, condition) -> {
          if (condition.isOfInterest()) {
            suspects.add(key);
          }
        });
        yield frame();
      }
      case RawEvent.RefreshEnded _ -> refreshEnded(now);
      case RawEvent.RefreshRequired _ -> {
        cycle.want();
        yield frame();
      }
      case RawEvent.QueueOverflowed _ -> {
        missed();
        yield List.of(
            new Effect.Missing(GapCause.OVERFLOW, "the server's queue of alarm events overflowed"));
      }
    };
  }

  private static List<Effect> frame() {
    return List.of(new Effect.Ignored(Reason.FRAME));
  }

  private Effect condition(RawCondition raw, Instant now) {
    String conditionId = raw.conditionId();
    if (conditionId == null) {
      return new Effect.Ignored(Reason.NO_CONDITION);
    }
    ScadaAlarmEvent event = events.of(raw, conditionId, isRefreshing, now);
    ConditionKey key = ConditionKey.of(event);
    suspects.remove(key);
    KnownCondition before = known.get(key);
    boolean isRepeated = ids.isKnown(event.eventId());
    if (before != null && isRefreshing) {
      ScadaAlarmEvent last = before.last();
      // Who reads us knows its identity already, and has been told since that it is over.
      if (Boolean.TRUE.equals(last.reconciled())) {
        return publish(key, events.again(event, last));
      }
      // Overtaken by a live event of this subscription; before it, only a clock was set back.
      if (!isRepeated && before.isConfirmed() && event.time().isBefore(last.time())) {
        return ignored(key, Reason.OLDER);
      }
    }
    return isRepeated ? ignored(key, Reason.DUPLICATE) : publish(key, event);
  }

  private Effect ignored(ConditionKey key, Reason reason) {
    known.computeIfPresent(key, (_, condition) -> condition.confirmed());
    return new Effect.Ignored(reason);
  }

  /** The latest stand last, so that the first is the one to forget when there are too many. */
  private Effect publish(ConditionKey key, ScadaAlarmEvent event) {
    known.remove(key);
    KnownCondition now = new KnownCondition(event, true);
    if (now.isOfInterest() || !key.isBranch()) {
      makeRoom();
      known.put(key, now);
    }
    return new Effect.Publish(event);
  }

  private void makeRoom() {
    if (known.size() < most) {
      return;
    }
    ConditionKey eldest =
        known.entrySet().stream()
            .filter(entry -> !entry.getValue().isOfInterest())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseGet(() -> known.keySet().iterator().next());
    known.remove(eldest);
    suspects.remove(eldest);
  }

  private List<Effect> refreshEnded(Instant now) {
    if (!isRefreshing) {
      return frame();
    }
    isRefreshing = false;
    if (isIncomplete) {
      cycle.failed();
      return frame();
    }
    List<Effect> effects = new ArrayList<>();
    suspects.forEach(key -> effects.add(conclude(key, false, false, OVER, now)));
    settle();
    return effects.isEmpty() ? frame() : effects;
  }

  /**
   * The conditions whose active state must be read where a server has no refresh; also those that
   * were over, because one may have begun again unheard.
   */
  public List<String> toRead() {
    return known.keySet().stream()
        .filter(key -> !key.isBranch())
        .map(ConditionKey::conditionId)
        .distinct()
        .toList();
  }

  /**
   * Judges the active states that were read. A branch is an earlier state, which no node shows; it
   * stays as it is, and so does a condition whose state cannot be read.
   */
  public List<Effect> read(Map<String, ActiveState> answers, Instant now) {
    List<Effect> effects = new ArrayList<>();
    for (KnownCondition condition : List.copyOf(known.values())) {
      ConditionKey key = ConditionKey.of(condition.last());
      ActiveState answer = answers.getOrDefault(key.conditionId(), ActiveState.UNKNOWN);
      if (!key.isBranch() && answer != ActiveState.UNKNOWN) {
        boolean isActive = answer == ActiveState.ACTIVE;
        if (Boolean.valueOf(isActive).equals(condition.last().active())) {
          known.put(key, condition.confirmed());
        } else {
          effects.add(conclude(key, isActive, null, READ, now));
        }
      }
    }
    cycle.done();
    return effects;
  }

  private Effect conclude(
      ConditionKey key, boolean active, @Nullable Boolean retain, String why, Instant now) {
    KnownCondition before = Objects.requireNonNull(known.get(key));
    return publish(key, AlarmEvents.concluded(before.last(), active, retain, why, now));
  }

  private void settle() {
    known.replaceAll((_, condition) -> condition.confirmed());
    suspects.clear();
    cycle.done();
  }

  /** The conditions, those told of last at the end. */
  public List<KnownCondition> known() {
    return List.copyOf(known.values());
  }

  /** What the conditions of each tag say of it, the worst of several. */
  public Map<String, ScadaAlarmState> evidence() {
    Map<String, ScadaAlarmState> byTag = new HashMap<>();
    for (KnownCondition condition : known.values()) {
      String tag = condition.last().tagName();
      if (tag != null) {
        byTag.merge(tag, condition.evidence(), AlarmStates::worse);
      }
    }
    return byTag;
  }
}
