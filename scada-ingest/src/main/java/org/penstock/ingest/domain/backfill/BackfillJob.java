package org.penstock.ingest.domain.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time of a source's history to read, and how far that is.
 *
 * @param tags the tags to read; none: all of the source
 * @param window the time to ask for, margins included
 * @param isCut whether the time wanted was longer than allowed, so that its oldest part is left out
 * @param slice the length of the pieces; stays as it was when the job was made, because what is
 *     done is counted in pieces
 * @param gapIds the gaps that it fills; none for a job that a person asked for by its time
 * @param askedBy the person; null when the service started it by itself
 * @param detail what came of it, in words
 */
public record BackfillJob(
    String jobId,
    String sourceId,
    List<String> tags,
    Window window,
    boolean isCut,
    Duration slice,
    boolean newestFirst,
    List<String> gapIds,
    @Nullable String askedBy,
    Instant createdAt,
    JobState state,
    String detail,
    Instant updatedAt,
    @Nullable Sums sums) {

  /**
   * What was read, kept when the marks of the single tags are not needed any more.
   *
   * @param values values that were missing and are there now
   * @param read the time that is read of every tag; null while there is none
   */
  public record Sums(long values, int tagsDone, int tags, @Nullable Window read) {}

  /** One that is not over. */
  public BackfillJob(
      String jobId,
      String sourceId,
      List<String> tags,
      Window window,
      boolean isCut,
      Duration slice,
      boolean newestFirst,
      List<String> gapIds,
      @Nullable String askedBy,
      Instant createdAt,
      JobState state,
      String detail,
      Instant updatedAt) {
    this(
        jobId,
        sourceId,
        tags,
        window,
        isCut,
        slice,
        newestFirst,
        gapIds,
        askedBy,
        createdAt,
        state,
        detail,
        updatedAt,
        null);
  }

  public BackfillJob {
    tags = List.copyOf(tags);
    gapIds = List.copyOf(gapIds);
    if (!slice.isPositive()) {
      throw new IllegalArgumentException("slice of a backfill: %s".formatted(slice));
    }
  }

  /** The same job in another state. */
  public BackfillJob as(JobState next, String words, Instant now) {
    return as(next, words, sums, now);
  }

  /** The same job in a state that it will not leave, with what was read until then. */
  public BackfillJob over(JobState last, String words, JobProgress progress, Instant now) {
    return as(last, words, progress.sums(), now);
  }

  private BackfillJob as(JobState next, String words, @Nullable Sums known, Instant now) {
    return new BackfillJob(
        jobId,
        sourceId,
        tags,
        window,
        isCut,
        slice,
        newestFirst,
        gapIds,
        askedBy,
        createdAt,
        next,
        words,
        now,
        known);
  }

  /** The pieces of its time in the order in which they are read. */
  public List<Window> slices() {
    return window.slices(slice, newestFirst);
  }
}
