package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.penstock.event.Gap;
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
