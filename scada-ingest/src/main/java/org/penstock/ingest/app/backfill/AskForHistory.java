package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.penstock.event.Gap;
import org.penstock.ingest.app.RecordGaps;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.GapBook;
import org.penstock.ingest.domain.backfill.JobProgress;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.loss.GapLife.Step;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.source.SourceSpec;

/** What a person can do about gaps: have one filled again, have a time read, call it off. */
@ApplicationScoped
public class AskForHistory {

  private static final Asked OFF =
      new Asked.NotNow("the history of this source is switched off in its configuration");

  private final GapLedger ledger;
  private final RecordGaps gaps;
  private final TellGaps tellGaps;
  private final PlanBackfills plan;
  private final CurrentSources sources;
  private final InstantSource clock;

  AskForHistory(
      GapLedger ledger,
      RecordGaps gaps,
      TellGaps tellGaps,
      PlanBackfills plan,
      CurrentSources sources,
      InstantSource clock) {
    this.ledger = ledger;
    this.gaps = gaps;
    this.tellGaps = tellGaps;
    this.plan = plan;
    this.sources = sources;
    this.clock = clock;
  }

  /** The answer. */
  public sealed interface Asked {

    /** The job that does it; one that was at it already is not doubled. */
    record Taken(BackfillJob job) implements Asked {}

    record UnknownGap(String gapId) implements Asked {}

    record UnknownSource(String sourceId) implements Asked {}

    record UnknownTags(String sourceId, List<String> names) implements Asked {}

    /** It cannot be done as things are. */
    record NotNow(String why) implements Asked {}

    /** It is more than may be asked for at once. */
    record TooLong(Duration longest) implements Asked {}
  }

  /** Has a gap filled, again if it was tried before. */
  public synchronized Asked ofGap(String gapId, String who) {
    Optional<Gap> known = ledger.gap(gapId);
    if (known.isEmpty()) {
      return new Asked.UnknownGap(gapId);
    }
    Gap gap = known.get();
    if (gap.to() == null) {
      return new Asked.NotNow("the gap is still open: it is filled when it is closed");
    }
    Optional<BackfillJob> atIt =
        ledger.jobs(job -> !job.state().isOver() && job.gapIds().contains(gapId)).stream()
            .findFirst();
    if (atIt.isPresent()) {
      return new Asked.Taken(atIt.get());
    }
    return sources
        .now()
        .byId(gap.sourceId())
        .map(source -> source.history().enabled() ? again(source, gap, who) : OFF)
        .orElseGet(() -> new Asked.NotNow("no server of ours is called " + gap.sourceId()));
  }

  private Asked again(SourceSpec source, Gap gap, String who) {
    if (GapBook.isSettled(gap)) {
      gaps.step(gap.gapId(), Step.ASKED_AGAIN, gap.recoveredSamples(), "asked for by " + who);
    }
    return new Asked.Taken(plan.ofGap(source, gap, who));
  }

  /** Has a time of a source read: of these tags, or of all. */
  public synchronized Asked ofTime(String sourceId, List<String> tags, Window window, String who) {
    Optional<SourceSpec> source = sources.now().byId(sourceId);
    if (source.isEmpty()) {
      return new Asked.UnknownSource(sourceId);
    }
    List<String> unknown = tags.stream().filter(tag -> source.get().tag(tag).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      return new Asked.UnknownTags(sourceId, unknown);
    }
    Duration longest = source.get().history().maxWindow();
    if (window.isLongerThan(longest)) {
      return new Asked.TooLong(longest);
    }
    if (!source.get().history().enabled()) {
      return OFF;
    }
    if (window.to().isAfter(clock.instant())) {
      return new Asked.NotNow("the time ends in the future");
    }
    return new Asked.Taken(plan.ofTime(source.get(), tags, window, who));
  }

  /** Calls a job off; empty when there is none, otherwise the job as it is now. */
  public synchronized Optional<BackfillJob> cancel(String jobId, String who) {
    return ledger.job(jobId).map(job -> job.state().isOver() ? job : off(job, who));
  }

  private BackfillJob off(BackfillJob job, String who) {
    String words = "cancelled by " + who;
    JobProgress progress =
        sources
            .now()
            .byId(job.sourceId())
            .map(source -> RunJob.progress(source, job, ledger.marks(job.jobId())))
            .orElseGet(() -> new JobProgress(job, job.tags(), ledger.marks(job.jobId())));
    BackfillJob off = job.over(JobState.CANCELLED, words, progress, clock.instant());
    ledger.keep(off);
    tellGaps.of(job, progress, JobState.CANCELLED, words);
    return off;
  }
}
