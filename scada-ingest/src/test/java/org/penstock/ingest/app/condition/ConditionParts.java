package org.penstock.ingest.app.condition;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.condition.Effect;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.port.ConditionCounters;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.KnownConditions;
import org.penstock.ingest.domain.port.Progress;

/** The real verbs about alarms, with a memory in place of the disk. */
public final class ConditionParts {

  private ConditionParts() {}

  public static TrackConditions track(
      CurrentSources sources,
      Notices notices,
      KnownConditions kept,
      StreamReadings stream,
      ConditionCounters counters,
      Progress progress,
      InstantSource clock,
      IngestConfig config) {
    return new TrackConditions(
        sources,
        new TellAlarms(notices, counters, UUID::randomUUID, config),
        kept,
        stream,
        counters,
        progress,
        clock,
        config);
  }

  /** What outlives the service. */
  public static final class Memory implements KnownConditions {

    private final Map<String, Kept> kept = new HashMap<>();

    @Override
    public synchronized Set<String> sources() {
      return Set.copyOf(kept.keySet());
    }

    @Override
    public synchronized Kept load(String sourceId) {
      return kept.getOrDefault(sourceId, Kept.NOTHING);
    }

    @Override
    public synchronized void save(String sourceId, Kept now) {
      kept.put(sourceId, now);
    }
  }

  /** Keeps what there was to count. */
  public static final class Counted implements ConditionCounters {

    private final List<RefreshOutcome> refreshes = new ArrayList<>();
    private int dropped;

    @Override
    public void judged(Effect effect) {}

    @Override
    public synchronized void dropped(int events) {
      dropped += events;
    }

    @Override
    public synchronized void refresh(RefreshOutcome outcome) {
      refreshes.add(outcome);
    }

    public synchronized List<RefreshOutcome> refreshes() {
      return List.copyOf(refreshes);
    }

    public synchronized int lost() {
      return dropped;
    }
  }
}
