package org.penstock.ingest.app.condition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.event.GapStream;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.port.ConditionCounters;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.kit.id.IdSource;

/**
 * Hands alarm events on to the broker in their order, and says where some are missing. So many may
 * wait for a broker that is away; then the oldest goes, and that is said, too.
 */
@ApplicationScoped
public class TellAlarms {

  private static final Logger LOG = Logger.getLogger(TellAlarms.class);

  /** Drops that follow each other sooner are one gap. */
  private static final Duration ONE_GAP = Duration.ofMinutes(1);

  private final Map<String, Gap> dropping = new HashMap<>();
  private final Notices notices;
  private final ConditionCounters counters;
  private final IdSource ids;
  private final int most;

  TellAlarms(Notices notices, ConditionCounters counters, IdSource ids, IngestConfig config) {
    this.notices = notices;
    this.counters = counters;
    this.ids = ids;
    this.most = config.alarms().waitingEvents();
  }

  /**
   * A time from which events are missing.
   *
   * @param from the last sign of life before
   */
  record Missed(Instant from, GapCause cause, String detail) {}

  /** Hands on events in this order. */
  synchronized void events(List<ScadaAlarmEvent> events, Instant now) {
    for (ScadaAlarmEvent event : events) {
      notices.post(new Notice.AlarmEvent(event), most).ifPresent(oldest -> dropped(oldest, now));
    }
  }

  /** The events of a source that the broker does not have yet. */
  List<ScadaAlarmEvent> waiting(String sourceId) {
    List<ScadaAlarmEvent> waiting = new ArrayList<>();
    for (Notice notice : notices.head(Integer.MAX_VALUE)) {
      if (notice instanceof Notice.AlarmEvent(ScadaAlarmEvent event)
          && event.sourceId().equals(sourceId)) {
        waiting.add(event);
      }
    }
    return waiting;
  }

  /** Says that events are missing until now. */
  void missing(SourceSpec source, Missed missed, Instant now) {
    LOG.warnf("%s: %s", source.id(), missed.detail());
    notices.post(
        new Notice.Missing(
            gap(
                ids.next().toString(),
                source.id(),
                source.plantId(),
                missed.from(),
                missed.cause(),
                0,
                missed.detail(),
                now)));
  }

  private void dropped(ScadaAlarmEvent oldest, Instant now) {
    counters.dropped(1);
    Gap known = dropping.get(oldest.sourceId());
    if (known != null && known.updatedAt().plus(ONE_GAP).isBefore(now)) {
      known = null;
    }
    Gap gap =
        gap(
            known == null ? ids.next().toString() : known.gapId(),
            oldest.sourceId(),
            oldest.plantId(),
            known == null ? oldest.time() : known.from(),
            GapCause.SPOOL_DROPPED,
            known == null ? 1 : known.droppedSamples() + 1,
            "too many alarm events wait for the broker",
            now);
    dropping.put(oldest.sourceId(), gap);
    notices.post(new Notice.Missing(gap));
  }

  private static Gap gap(
      String id,
      String sourceId,
      String plantId,
      Instant from,
      GapCause cause,
      long dropped,
      String detail,
      Instant now) {
    return new Gap(
        id,
        sourceId,
        plantId,
        null,
        from,
        now,
        cause,
        GapRecovery.NOT_SUPPORTED,
        null,
        0,
        dropped,
        detail,
        now,
        GapStream.ALARM_EVENTS);
  }
}
