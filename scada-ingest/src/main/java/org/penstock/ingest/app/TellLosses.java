package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.event.GapStream;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.UntoldGaps;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.kit.id.IdSource;

/**
 * Turns counted losses into gap records: kept on disk a moment after the loss, told while the
 * broker is there. One lock for both, so that what was told does not come back to the disk.
 */
@ApplicationScoped
public class TellLosses {

  private static final Logger LOG = Logger.getLogger(TellLosses.class);

  /** Characters of a condition's name in the record of a gap. */
  private static final int MOST_OF_A_NAME = 200;

  private final LossTally losses;
  private final RecordGaps gaps;
  private final Notices notices;
  private final GapLedger ledger;
  private final UntoldGaps untold;
  private final IdSource ids;
  private final InstantSource clock;
  private final IngestConfig.Buffers config;
  private Instant lastTold = Instant.EPOCH;
  private boolean hasResumed;

  TellLosses(
      LossTally losses,
      RecordGaps gaps,
      Notices notices,
      GapLedger ledger,
      UntoldGaps untold,
      IdSource ids,
      InstantSource clock,
      IngestConfig config) {
    this.losses = losses;
    this.gaps = gaps;
    this.notices = notices;
    this.ledger = ledger;
    this.untold = untold;
    this.ids = ids;
    this.clock = clock;
    this.config = config.buffers();
  }

  /** Keeps what was lost since the last call, so that the end of the process does not hide it. */
  public synchronized void keep() {
    losses.changed(this::nextId, clock.instant()).forEach(untold::keep);
    untold.sync();
  }

  /** Posts what was lost, unless that was done a moment ago. */
  public synchronized void post() {
    Instant now = clock.instant();
    resume();
    if (losses.isEmpty() || now.isBefore(lastTold.plus(config.gapInterval()))) {
      return;
    }
    gaps.tell(losses.drain(this::nextId, now));
    lastTold = now;
  }

  /**
   * The broker will never take this record. Of what only tells of a state the next change tells
   * anew, and a gap stays in the ledger; an alarm event is lost.
   */
  synchronized void refused(Notice notice) {
    LOG.errorf("the broker refuses the record of %s for good", notice.about());
    if (notice instanceof Notice.AlarmEvent(ScadaAlarmEvent event)) {
      gaps.tell(
          new Gap(
              nextId(),
              event.sourceId(),
              event.plantId(),
              null,
              event.time(),
              event.time(),
              GapCause.DATA_LOST,
              GapRecovery.PENDING,
              null,
              0,
              1,
              "the broker refuses an alarm event of " + clipped(event.conditionId()),
              clock.instant(),
              GapStream.ALARM_EVENTS));
    }
  }

  /** What made the event too large must not make its gap too large. */
  private static String clipped(String conditionId) {
    return conditionId.length() > MOST_OF_A_NAME
        ? conditionId.substring(0, MOST_OF_A_NAME) + "..."
        : conditionId;
  }

  /** What an earlier run could not tell any more, as it is now. */
  private void resume() {
    if (hasResumed) {
      return;
    }
    hasResumed = true;
    for (Gap left : untold.ofEarlierRun()) {
      Optional<Gap> known = ledger.gap(left.gapId());
      known.ifPresentOrElse(gap -> notices.post(new Notice.Missing(gap)), () -> gaps.tell(left));
    }
  }

  private String nextId() {
    return ids.next().toString();
  }
}
