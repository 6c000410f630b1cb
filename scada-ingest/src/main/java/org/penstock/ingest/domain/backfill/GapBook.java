package org.penstock.ingest.domain.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;

/**
 * The gaps and jobs as they are now, made of the entries in the order they came. Bounded: the
 * oldest make room, first what is settled, then what waits to be filled. A gap that is open stays:
 * there is one of each source, and nobody else knows when it began.
 *
 * <p>Identifiers sort by the time they were made. One thread at a time.
 */
public final class GapBook {

  private final NavigableMap<String, Gap> gaps = new TreeMap<>();
  private final NavigableMap<String, BackfillJob> jobs = new TreeMap<>();
  private final Map<String, Map<String, TagMark>> marks = new LinkedHashMap<>();
  private final int most;

  public GapBook(int most) {
    this.most = most;
  }

  /** Something to remember. */
  public sealed interface Entry {

    record OfGap(Gap gap) implements Entry {}

    record OfJob(BackfillJob job) implements Entry {}

    record OfMark(String jobId, TagMark mark) implements Entry {}
  }

  /**
   * Takes an entry, which replaces an earlier one about the same.
   *
   * @return the gap that had to make room although it was not filled yet
   */
  public Optional<Gap> take(Entry entry) {
    Optional<Gap> forgotten = Optional.empty();
    switch (entry) {
      case Entry.OfGap(Gap gap) -> {
        gaps.put(gap.gapId(), gap);
        if (gaps.size() > most) {
          forgotten = forgetAGap();
        }
      }
      case Entry.OfJob(BackfillJob job) -> {
        // What is over stays so: the thread that still reads must not undo a cancellation.
        jobs.merge(job.jobId(), job, (known, next) -> known.state().isOver() ? known : next);
        if (job.state().isOver()) {
          // Thousands of tags; what they came to stands in the job.
          marks.remove(job.jobId());
        }
        if (jobs.size() > most) {
          forgetAJob();
        }
      }
      case Entry.OfMark(String jobId, TagMark mark) -> {
        if (job(jobId).filter(job -> !job.state().isOver()).isPresent()) {
          marks.computeIfAbsent(jobId, _ -> new LinkedHashMap<>()).put(mark.tagName(), mark);
        }
      }
    }
    return forgotten;
  }

  private Optional<Gap> forgetAGap() {
    Optional<Gap> leaving =
        oldest(GapBook::isSettled)
            .or(() -> oldest(gap -> gap.to() != null && gap.recovery() == GapRecovery.PENDING))
            .or(() -> oldest(gap -> gap.to() != null));
    leaving.ifPresent(gap -> gaps.remove(gap.gapId()));
    return leaving.filter(gap -> !isSettled(gap));
  }

  private Optional<Gap> oldest(Predicate<Gap> which) {
    return gaps.values().stream().filter(which).findFirst();
  }

  private void forgetAJob() {
    String over =
        jobs.values().stream()
            .filter(job -> job.state().isOver())
            .map(BackfillJob::jobId)
            .findFirst()
            .orElse(jobs.firstKey());
    jobs.remove(over);
    marks.remove(over);
  }

  /** Whether nothing more is expected of the gap. */
  public static boolean isSettled(Gap gap) {
    return gap.to() != null
        && gap.recovery() != GapRecovery.PENDING
        && gap.recovery() != GapRecovery.RUNNING;
  }

  /** Forgets what has been settled since before that time. */
  public void forgetBefore(Instant oldest) {
    gaps.values().removeIf(gap -> isSettled(gap) && gap.updatedAt().isBefore(oldest));
    jobs.values().removeIf(job -> job.state().isOver() && job.updatedAt().isBefore(oldest));
    marks.keySet().retainAll(jobs.keySet());
  }

  /** Everything known, in as few entries as possible. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    gaps.values().forEach(gap -> entries.add(new Entry.OfGap(gap)));
    jobs.values().forEach(job -> entries.add(new Entry.OfJob(job)));
    marks.forEach(
        (job, ofJob) -> ofJob.values().forEach(mark -> entries.add(new Entry.OfMark(job, mark))));
    return entries;
  }

  public Optional<Gap> gap(String gapId) {
    return Optional.ofNullable(gaps.get(gapId));
  }

  /** Gaps that pass, the newest first, after that one. */
  public List<Gap> gaps(Predicate<Gap> wanted, int limit, @Nullable String after) {
    NavigableMap<String, Gap> older = after == null ? gaps : gaps.headMap(after, false);
    return older.descendingMap().values().stream().filter(wanted).limit(limit).toList();
  }

  public Optional<BackfillJob> job(String jobId) {
    return Optional.ofNullable(jobs.get(jobId));
  }

  /** Jobs that pass, the oldest first. */
  public List<BackfillJob> jobs(Predicate<BackfillJob> wanted) {
    return jobs.values().stream().filter(wanted).toList();
  }

  /** How far a job has come, tag by tag. */
  public List<TagMark> marks(String jobId) {
    return List.copyOf(marks.getOrDefault(jobId, Map.of()).values());
  }
}
