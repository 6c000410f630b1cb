package org.penstock.ingest.app.condition;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.domain.condition.UnwatchedConditions;
import org.penstock.ingest.domain.port.KnownConditions;
import org.penstock.ingest.domain.port.KnownConditions.Kept;

/**
 * The sources whose alarms are watched no more, in this run or since one before; guarded by the
 * lock of {@link TrackConditions}.
 */
final class UnwatchedSources {

  private final TellAlarms tell;
  private final KnownConditions kept;
  private final InstantSource clock;
  private final Set<String> ended = new TreeSet<>();
  private @Nullable Set<String> watchedAtLast;

  UnwatchedSources(TellAlarms tell, KnownConditions kept, InstantSource clock) {
    this.tell = tell;
    this.kept = kept;
    this.clock = clock;
  }

  /** Whether every source but these is dealt with. */
  boolean isAll(Set<String> watched, Set<String> underWay) {
    return watched.equals(watchedAtLast) && watched.containsAll(underWay);
  }

  /** Tells what is open of every source but these as over. */
  void allBut(Set<String> watched, Map<String, WatchedSource> underWay) {
    Set<String> others = new TreeSet<>(kept.sources());
    others.addAll(underWay.keySet());
    others.removeAll(watched);
    others.forEach(id -> end(id, underWay.get(id)));
    ended.removeAll(watched);
    watchedAtLast = Set.copyOf(watched);
  }

  private void end(String sourceId, @Nullable WatchedSource watching) {
    Instant now = clock.instant();
    Kept left = watching == null ? kept.load(sourceId) : watching.keep(tell.waiting(sourceId));
    UnwatchedConditions over = UnwatchedConditions.of(left.last(), now);
    List<ScadaAlarmEvent> waiting = new ArrayList<>(left.beingTold());
    waiting.addAll(over.ended());
    kept.save(sourceId, new Kept(over.last(), waiting));
    // Of a source that was not watched in this run, nobody has taken over what waits.
    tell.events(watching == null && ended.add(sourceId) ? waiting : over.ended(), now);
    ended.add(sourceId);
  }

  /** What the broker has by now need not be told again by the next run. */
  void keep() {
    ended.forEach(id -> kept.save(id, new Kept(kept.load(id).last(), tell.waiting(id))));
  }
}
