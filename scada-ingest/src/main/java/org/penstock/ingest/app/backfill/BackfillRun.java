package org.penstock.ingest.app.backfill;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.config.BackfillConfig;
import org.penstock.ingest.domain.backfill.CallSize;
import org.penstock.ingest.domain.backfill.JobProgress;
import org.penstock.ingest.domain.backfill.TagMark;
import org.penstock.ingest.domain.backfill.TagMark.Outcome;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.port.Historian.Answer;
import org.penstock.ingest.domain.port.Historian.Asked;
import org.penstock.ingest.domain.port.Historian.Page;
import org.penstock.ingest.domain.port.Historian.Question;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * One job from where it was to its end, or to where it is interrupted.
 *
 * <p>How it works. It asks for one page of several tags, passes what is new into the stream, keeps
 * how far each tag has come, and turns the pages until the piece of time is done. A server that
 * finds it too much is asked for half; a tag that fails is tried some times and then given up,
 * alone.
 */
final class BackfillRun {

  /** A server that turns pages without values for ever would hold the job for ever. */
  private static final int EMPTY_PAGES = 100;

  /** So many good calls in a row, and more is asked for again. */
  private static final int GOOD_CALLS = 20;

  private final SourceSpec source;
  private final JobProgress progress;
  private final Surroundings around;
  private final BackfillConfig config;
  private final InstantSource clock;
  private final HeldMarks marks;
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, Integer> emptyPages = new HashMap<>();
  private CallSize size;
  private int goodCalls;
  private boolean hasStarted;
  private boolean hasFailed;
  private String lastWords = "";

  BackfillRun(
      SourceSpec source,
      JobProgress progress,
      HeldMarks marks,
      Surroundings around,
      BackfillConfig config,
      InstantSource clock) {
    this.source = source;
    this.progress = progress;
    this.marks = marks;
    this.around = around;
    this.config = config;
    this.clock = clock;
    this.size = new CallSize(config.tagsPerCall(), config.valuesPerCall());
  }

  /** What a run needs of the rest of the service. */
  interface Surroundings {

    Historian historian();

    Turns turns();

    /** Passes values into the stream; those that were known already are not among the answer. */
    List<Reading> pass(List<RawSample> samples);

    /** The times of the tag that are missing; values beside them are passed but not counted. */
    List<Window> missing(String tagName);

    /** The first answer came. */
    void started();

    boolean isCancelled();
  }

  /** Why a run returned. */
  enum Ended {
    OVER,
    AWAY,
    /** The server answered that it cannot do it now. */
    FAILED,
    CANCELLED
  }

  /** Why the source was away, or failed. */
  String lastWords() {
    return lastWords;
  }

  /** What was read before an interruption is put on record too. */
  Ended run() throws InterruptedException {
    try {
      return readAll();
    } finally {
      around.turns().rest(marks.left(clock.instant()));
      marks.release(clock.instant());
    }
  }

  private Ended readAll() throws InterruptedException {
    Optional<JobProgress.Batch> next = progress.next(size.tags());
    while (next.isPresent()) {
      if (around.isCancelled()) {
        return Ended.CANCELLED;
      }
      Ended ended = read(next.get());
      if (ended != null) {
        return ended;
      }
      restAfterFailures();
      next = progress.next(size.tags());
    }
    return Ended.OVER;
  }

  private void restAfterFailures() throws InterruptedException {
    if (hasFailed) {
      hasFailed = false;
      around.turns().rest(config.retryPause());
    }
  }

  /** Turns the pages of these tags; an end when the run cannot go on. */
  private @Nullable Ended read(JobProgress.Batch batch) throws InterruptedException {
    List<Asked> asked = firstPages(batch.tags());
    int each = size.valuesOfEach(asked.size());
    try {
      while (!asked.isEmpty() && !around.isCancelled()) {
        around.turns().await();
        Question question = new Question(asked, batch.window(), each, config.callLimit());
        switch (around.historian().read(source, question)) {
          case Answer.Pages(List<Page> pages) -> asked = turn(asked, pages, batch.window());
          case Answer.TooMuch(String reason) -> {
            tooMuch(asked, reason);
            return null;
          }
          case Answer.Failed(String reason) -> {
            lastWords = reason;
            return Ended.FAILED;
          }
          case Answer.Away(String reason) -> {
            lastWords = reason;
            asked = List.of();
            return Ended.AWAY;
          }
        }
      }
      return null;
    } finally {
      abandon(asked);
    }
  }

  private List<Asked> firstPages(List<String> tags) {
    List<Asked> asked = new ArrayList<>();
    for (String name : tags) {
      source
          .tag(name)
          .ifPresentOrElse(
              tag -> asked.add(new Asked(tag, null)),
              () -> end(name, Outcome.UNKNOWN_NODE, "no longer configured"));
    }
    return asked;
  }

  private void abandon(List<Asked> asked) {
    List<Asked> open = asked.stream().filter(tag -> tag.next() != null).toList();
    if (!open.isEmpty()) {
      around.historian().release(source, open);
    }
  }

  private List<Asked> turn(List<Asked> asked, List<Page> pages, Window window) {
    start();
    grow();
    List<Asked> more = new ArrayList<>();
    int values = 0;
    for (int i = 0; i < pages.size(); i++) {
      switch (pages.get(i)) {
        case Page.Values page -> {
          values += page.samples().size();
          Asked next = values(page, asked.get(i).next() == null ? window.from() : null);
          if (next != null) {
            more.add(next);
          }
        }
        case Page.NoHistory(TagSpec tag, String reason) ->
            end(tag.tagName(), Outcome.NO_HISTORY, reason);
        case Page.UnknownNode(TagSpec tag, String reason) ->
            end(tag.tagName(), Outcome.UNKNOWN_NODE, reason);
        case Page.Failed(TagSpec tag, String reason) -> failed(tag.tagName(), reason);
      }
    }
    around.turns().used(values);
    marks.release(clock.instant());
    return more;
  }

  private void start() {
    if (!hasStarted) {
      hasStarted = true;
      around.started();
    }
  }

  private void grow() {
    goodCalls++;
    if (goodCalls >= GOOD_CALLS) {
      goodCalls = 0;
      size = size.doubled(new CallSize(config.tagsPerCall(), config.valuesPerCall()));
    }
  }

  /**
   * Takes a page.
   *
   * @param start where the reading began, for a first page
   * @return the next page, if there is one
   */
  private @Nullable Asked values(Page.Values page, @Nullable Instant start) {
    String name = page.tag().tagName();
    TagMark mark = progress.mark(name);
    boolean isResumed = start != null && start.equals(mark.reached());
    List<RawSample> fresh = isResumed ? mark.behind(page.samples()) : page.samples();
    if (!fresh.isEmpty()) {
      mark = passed(mark, fresh);
    }
    Historian.Continuation next = page.next();
    if (next != null && isEndless(name, page.samples().isEmpty())) {
      around.historian().release(source, List.of(new Asked(page.tag(), next)));
      end(name, Outcome.FAILED, "the server turns pages without values");
      return null;
    }
    keep(next == null ? mark.nextSlice(progress.slices()) : mark);
    return next == null ? null : new Asked(page.tag(), next);
  }

  private TagMark passed(TagMark mark, List<RawSample> samples) {
    List<Window> missing = around.missing(mark.tagName());
    List<Window> wanted = missing.stream().map(window -> window.widened(config.overlap())).toList();
    List<RawSample> ours = samples.stream().filter(sample -> isIn(wanted, sample.time())).toList();
    long recovered =
        around.pass(ours).stream().filter(reading -> isIn(missing, reading.timestamp())).count();
    Instant last = samples.getLast().time();
    long atLast = samples.stream().filter(sample -> sample.time().equals(last)).count();
    return mark.read(last, (int) atLast, recovered);
  }

  private static boolean isIn(List<Window> windows, Instant time) {
    return windows.stream().anyMatch(window -> window.contains(time));
  }

  private boolean isEndless(String tagName, boolean isEmpty) {
    int inARow = isEmpty ? emptyPages.getOrDefault(tagName, 0) + 1 : 0;
    emptyPages.put(tagName, inARow);
    return inARow > EMPTY_PAGES;
  }

  private void tooMuch(List<Asked> asked, String reason) {
    goodCalls = 0;
    if (size.tags() == 1) {
      asked.forEach(tag -> failed(tag.tag().tagName(), reason));
    }
    size = size.halved();
    hasFailed = true;
  }

  private void failed(String tagName, String reason) {
    hasFailed = true;
    if (failures.merge(tagName, 1, Integer::sum) >= config.attempts()) {
      end(tagName, Outcome.FAILED, reason);
    }
  }

  private void end(String tagName, Outcome how, String reason) {
    keep(progress.mark(tagName).ended(how, reason));
  }

  private void keep(TagMark mark) {
    progress.put(mark);
    marks.add(mark, clock.instant());
  }
}
