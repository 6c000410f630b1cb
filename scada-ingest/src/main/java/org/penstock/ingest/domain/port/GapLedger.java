package org.penstock.ingest.domain.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.TagMark;

/**
 * The gaps, the jobs that fill them, and how far each has come. What it has taken survives the
 * process, also one that is killed.
 */
public interface GapLedger {

  /**
   * Keeps gaps; an earlier record of the same gap is replaced.
   *
   * @return gaps that had to make room although they were not filled yet
   */
  List<Gap> keep(List<Gap> gaps);

  /** How many gaps had to make room before they were filled, since the service started. */
  long forgotten();

  Optional<Gap> gap(String gapId);

  /**
   * Gaps that pass, the newest first.
   *
   * @param after the gap before the first wanted one, or null
   */
  List<Gap> gaps(Predicate<Gap> wanted, int most, @Nullable String after);

  /** Keeps a job; an earlier record of the same job is replaced. */
  void keep(BackfillJob job);

  Optional<BackfillJob> job(String jobId);

  /** Jobs that pass, the oldest first. */
  List<BackfillJob> jobs(Predicate<BackfillJob> wanted);

  /** Keeps how far a job has come with tags. */
  void mark(String jobId, List<TagMark> marks);

  /** How far a job has come. */
  List<TagMark> marks(String jobId);
}
