package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.BackfillJob.Sums;
import org.penstock.ingest.domain.backfill.GapBook;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.source.SourceSpec;

/** The gaps and the jobs, for people who ask. */
@ApplicationScoped
public class ShowGaps {

  private final GapLedger ledger;
  private final CurrentSources sources;

  ShowGaps(GapLedger ledger, CurrentSources sources) {
    this.ledger = ledger;
    this.sources = sources;
  }

  /**
   * A job and how far it is.
   *
   * @param values values that were missing and are there now
   * @param doneFrom the time from which on everything is read, for as much as is
   * @param doneTo the time up to which it is
   */
  public record JobNow(
      BackfillJob job,
      long values,
      int tagsDone,
      int tags,
      @Nullable Instant doneFrom,
      @Nullable Instant doneTo) {}

  /** A page of gaps, the newest first. */
  public List<Gap> page(Predicate<Gap> wanted, int most, @Nullable String after) {
    return ledger.gaps(wanted, most, after);
  }

  public Optional<Gap> gap(String gapId) {
    return ledger.gap(gapId);
  }

  /** The source that has the tag: a gap of a whole source is one of each of its tags. */
  public Optional<String> sourceOf(String tagName) {
    return sources.now().ofTag(tagName).map(SourceSpec::id);
  }

  /** How many gaps are open or wait to be filled. */
  public int open() {
    return ledger.gaps(gap -> !GapBook.isSettled(gap), Integer.MAX_VALUE, null).size();
  }

  /** How many gaps were given up because more wait than are remembered. */
  public long forgotten() {
    return ledger.forgotten();
  }

  public Optional<JobNow> job(String jobId) {
    return ledger.job(jobId).map(this::now);
  }

  /** The jobs that are not over, and the last of those that are. */
  public List<JobNow> jobs(int most) {
    List<BackfillJob> all = ledger.jobs(_ -> true);
    return all.subList(Math.max(0, all.size() - most), all.size()).reversed().stream()
        .map(this::now)
        .toList();
  }

  private JobNow now(BackfillJob job) {
    Sums sums = sums(job);
    Window read = sums.read();
    return new JobNow(
        job,
        sums.values(),
        sums.tagsDone(),
        sums.tags(),
        read == null ? null : read.from(),
        read == null ? null : read.to());
  }

  private Sums sums(BackfillJob job) {
    Sums known = job.sums();
    return known != null
        ? known
        : sources
            .now()
            .byId(job.sourceId())
            .map(source -> RunJob.progress(source, job, ledger.marks(job.jobId())).sums())
            .orElseGet(() -> new Sums(0, 0, job.tags().size(), null));
  }
}
