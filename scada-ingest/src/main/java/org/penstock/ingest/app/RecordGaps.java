package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.event.GapStream;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.loss.GapLife;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.source.SourceSpec;

/**
 * Puts every gap on record: in the ledger, from which it is filled, and on its way to the topic.
 *
 * <p>A closed gap that no history can fill says so at once.
 */
@ApplicationScoped
public class RecordGaps {

  private static final Logger LOG = Logger.getLogger(RecordGaps.class);

  private final GapLedger ledger;
  private final Notices notices;
  private final CurrentSources sources;
  private final InstantSource clock;
  private final boolean isAutomatic;

  RecordGaps(
      GapLedger ledger,
      Notices notices,
      CurrentSources sources,
      InstantSource clock,
      IngestConfig config) {
    this.ledger = ledger;
    this.notices = notices;
    this.sources = sources;
    this.clock = clock;
    this.isAutomatic = config.backfill().automatic();
  }

  /** A gap opened, or closed. */
  public void tell(Gap gap) {
    tell(List.of(gap));
  }

  /** Gaps opened, or closed. */
  public void tell(List<Gap> gaps) {
    keep(gaps.stream().map(this::judged).toList());
  }

  /** The recovery of a gap took a step; nothing happens where the step is not possible. */
  public void step(String gapId, GapLife.Step step, long recovered, String why) {
    ledger
        .gap(gapId)
        .flatMap(gap -> GapLife.after(gap, step, recovered, why, clock.instant()))
        .ifPresent(gap -> keep(List.of(gap)));
  }

  private void keep(List<Gap> gaps) {
    List<Gap> forgotten = ledger.keep(gaps);
    gaps.forEach(gap -> notices.post(new Notice.Missing(gap)));
    if (!forgotten.isEmpty()) {
      LOG.warnf(
          "%d gaps that were not filled yet are given up: more gaps wait than are remembered",
          forgotten.size());
      forgotten.forEach(this::giveUp);
    }
  }

  private void giveUp(Gap gap) {
    GapLife.after(
            gap,
            GapLife.Step.GAVE_UP,
            gap.recoveredSamples(),
            "given up: more gaps wait than are remembered",
            clock.instant())
        .ifPresent(last -> notices.post(new Notice.Missing(last)));
  }

  private Gap judged(Gap gap) {
    String why = whyNot(gap);
    if (gap.to() == null || gap.recovery() != GapRecovery.PENDING || why == null) {
      return gap;
    }
    return GapLife.after(gap, GapLife.Step.NO_HISTORY, 0, why, clock.instant()).orElse(gap);
  }

  /** Why the gap is not filled by itself; null when it is. */
  private @Nullable String whyNot(Gap gap) {
    if (!isAutomatic) {
      return "not asked: filling gaps by itself is switched off";
    }
    if (gap.stream() != null && gap.stream() != GapStream.READINGS) {
      return "not asked: only readings are in a history";
    }
    Optional<SourceSpec> source = sources.now().byId(gap.sourceId());
    if (source.isEmpty()) {
      return "not asked: no server of ours has these values";
    }
    if (!source.get().history().enabled()) {
      return "not asked: the history of this source is switched off";
    }
    return isFillable(gap.cause()) ? null : "not asked: it is not known why values are missing";
  }

  private static boolean isFillable(GapCause cause) {
    return switch (cause) {
      case CONNECTION_LOST,
          TRANSFER_REFUSED,
          OVERFLOW,
          DATA_LOST,
          SERVER_RESTART,
          SPOOL_DROPPED,
          CONSUMER_SLOW,
          CONFIG_CHANGE,
          MAINTENANCE ->
          true;
      case UNKNOWN -> false;
    };
  }

  /** The outage of a whole source that an earlier run of the service has left open. */
  public Optional<Gap> leftOpen(String sourceId) {
    return ledger
        .gaps(
            gap -> gap.to() == null && gap.tagName() == null && gap.sourceId().equals(sourceId),
            1,
            null)
        .stream()
        .findFirst();
  }
}
