package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.event.Gap;
import org.penstock.ingest.app.RecordGaps;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.JobProgress;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.ingest.domain.backfill.TagMark;
import org.penstock.ingest.domain.loss.GapLife.Step;
import org.penstock.ingest.domain.port.GapLedger;

/**
 * Tells the gaps of a job what became of it. A gap of one tag goes by that tag alone. Of several
 * gaps of all tags the first has the count of them all, so that a sum over gaps counts each value
 * once.
 */
@ApplicationScoped
public class TellGaps {

  private final GapLedger ledger;
  private final RecordGaps gaps;

  TellGaps(GapLedger ledger, RecordGaps gaps) {
    this.ledger = ledger;
    this.gaps = gaps;
  }

  void started(BackfillJob job) {
    job.gapIds().forEach(id -> gaps.step(id, Step.STARTED, 0, "is being read"));
  }

  void of(BackfillJob job, JobProgress progress, JobState state, String words) {
    String first = null;
    for (Gap gap : job.gapIds().stream().flatMap(id -> ledger.gap(id).stream()).toList()) {
      String tag = gap.tagName();
      if (tag != null) {
        tell(gap, progress.mark(tag), job, state, words);
      } else if (first == null) {
        first = gap.gapId();
        tellOfAll(gap, progress, state, progress.recovered(), words);
      } else {
        tellOfAll(gap, progress, state, 0, "%s (counted with gap %s)".formatted(words, first));
      }
    }
  }

  private void tellOfAll(
      Gap gap, JobProgress progress, JobState state, long counted, String words) {
    boolean isPart = state.ofItsGaps() == Step.GAVE_UP && progress.recovered() > 0;
    Step step = isPart ? Step.FOUND_SOME : state.ofItsGaps();
    gaps.step(gap.gapId(), step, counted, words);
  }

  private void tell(Gap gap, TagMark mark, BackfillJob job, JobState state, String words) {
    Step step = mark.isOver() ? ofTag(mark, job) : state.ofItsGaps();
    gaps.step(gap.gapId(), step, mark.recovered(), words(mark, words));
  }

  private static Step ofTag(TagMark mark, BackfillJob job) {
    return switch (mark.outcome()) {
      case DONE -> job.isCut() ? Step.FOUND_SOME : Step.FOUND_ALL;
      case UNKNOWN_NODE, NO_HISTORY -> Step.NO_HISTORY;
      case FAILED -> mark.recovered() > 0 ? Step.FOUND_SOME : Step.GAVE_UP;
      case GOING_ON -> Step.INTERRUPTED;
    };
  }

  private static String words(TagMark mark, String otherwise) {
    String reason = mark.reason();
    if (reason != null) {
      return reason;
    }
    return mark.isOver()
        ? "%d values were missing and are there now".formatted(mark.recovered())
        : otherwise;
  }
}
