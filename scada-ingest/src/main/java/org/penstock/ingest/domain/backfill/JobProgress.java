package org.penstock.ingest.domain.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.backfill.TagMark.Outcome;

/**
 * How far a job is, tag by tag, and what to read next: all tags of one piece of time before the
 * next piece, several tags in a call where they begin at the same time.
 *
 * <p>Built anew from the marks that were kept, it goes on where it was. One thread.
 */
public final class JobProgress {

  private static final int NAMED = 5;

  private final BackfillJob job;
  private final List<Window> slices;
  private final Map<String, TagMark> marks = new LinkedHashMap<>();

  public JobProgress(BackfillJob job, List<String> tags, Collection<TagMark> kept) {
    this.job = job;
    this.slices = job.slices();
    tags.forEach(tag -> marks.put(tag, TagMark.begin(tag)));
    for (TagMark mark : kept) {
      marks.replace(mark.tagName(), mark);
    }
  }

  /** Tags to read together. */
  public record Batch(Window window, List<String> tags) {

    public Batch {
      tags = List.copyOf(tags);
    }
  }

  /** What to read next, of at most so many tags; empty when the job is done. */
  public Optional<Batch> next(int most) {
    int slice =
        marks.values().stream()
            .filter(mark -> !mark.isOver())
            .mapToInt(TagMark::slices)
            .min()
            .orElse(-1);
    return slice < 0 ? Optional.empty() : Optional.of(batch(slice, most));
  }

  private Batch batch(int slice, int most) {
    List<String> tags = new ArrayList<>();
    @Nullable Instant start = null;
    for (TagMark mark : marks.values()) {
      boolean isDue = !mark.isOver() && mark.slices() == slice;
      if (isDue && tags.isEmpty()) {
        start = mark.reached();
      }
      if (isDue && Objects.equals(mark.reached(), start)) {
        tags.add(mark.tagName());
      }
      if (tags.size() == most) {
        break;
      }
    }
    Window whole = slices.get(slice);
    return new Batch(new Window(start == null ? whole.from() : start, whole.to()), tags);
  }

  /** The mark of a tag. */
  public TagMark mark(String tagName) {
    return Objects.requireNonNull(marks.get(tagName), tagName);
  }

  /** Keeps how far a tag has come. */
  public void put(TagMark mark) {
    marks.replace(mark.tagName(), mark);
  }

  /** The time that is read of every tag; empty while there is none. */
  public Optional<Window> done() {
    int whole =
        marks.values().stream()
            .mapToInt(mark -> mark.isOver() ? slices.size() : mark.slices())
            .min()
            .orElse(0);
    return slices.subList(0, whole).stream().reduce(Window::with);
  }

  /** All of it in few numbers. */
  public BackfillJob.Sums sums() {
    return new BackfillJob.Sums(recovered(), tagsOver(), tags(), done().orElse(null));
  }

  /** In how many pieces the job's time is read. */
  public int slices() {
    return slices.size();
  }

  /** Values that were missing and are there now. */
  public long recovered() {
    return marks.values().stream().mapToLong(TagMark::recovered).sum();
  }

  /** Tags of which nothing more will come. */
  public int tagsOver() {
    return (int) marks.values().stream().filter(TagMark::isOver).count();
  }

  public int tags() {
    return marks.size();
  }

  /**
   * What came of it.
   *
   * @param state one that is over
   */
  public record Result(JobState state, String words) {}

  /** What came of the job, once there is nothing more to read. */
  public Result result() {
    long done = count(Outcome.DONE);
    long without = count(Outcome.NO_HISTORY);
    long failed = count(Outcome.FAILED);
    return new Result(state(done, without, failed), words());
  }

  private JobState state(long done, long without, long failed) {
    if (without + failed == 0) {
      return job.isCut() ? JobState.PARTIAL : JobState.COMPLETE;
    }
    if (done > 0 || recovered() > 0) {
      return JobState.PARTIAL;
    }
    return failed > 0 ? JobState.FAILED : JobState.NOT_SUPPORTED;
  }

  private long count(Outcome outcome) {
    return marks.values().stream().filter(mark -> mark.outcome() == outcome).count();
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    words.append(
        "%d values of %d tags were missing and are there now"
            .formatted(recovered(), count(Outcome.DONE)));
    if (job.isCut()) {
      words.append("; nothing before %s was asked for".formatted(job.window().from()));
    }
    name(words, Outcome.NO_HISTORY, "without a history");
    name(words, Outcome.UNKNOWN_NODE, "unknown to the server");
    name(words, Outcome.FAILED, "could not be read");
    return words.toString();
  }

  private void name(StringBuilder words, Outcome outcome, String what) {
    List<TagMark> those = marks.values().stream().filter(m -> m.outcome() == outcome).toList();
    if (!those.isEmpty()) {
      List<String> first = those.stream().limit(NAMED).map(TagMark::tagName).toList();
      words.append("; %d %s: %s".formatted(those.size(), what, String.join(", ", first)));
      words.append(those.size() > NAMED ? ", ..." : "");
      words.append(" (%s)".formatted(those.getFirst().reason()));
    }
  }
}
