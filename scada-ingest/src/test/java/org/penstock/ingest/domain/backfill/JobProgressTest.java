package org.penstock.ingest.domain.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penstock.ingest.domain.backfill.Jobs.NOON;
import static org.penstock.ingest.domain.backfill.Jobs.window;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penstock.ingest.domain.backfill.JobProgress.Batch;
import org.penstock.ingest.domain.backfill.TagMark.Outcome;

class JobProgressTest {

  private static final BackfillJob TWO_HOURS =
      Jobs.job("j-1", window(0, 7200), JobState.WAITING, "g-1");
  private static final Window NEWER = window(3600, 7200);
  private static final Window OLDER = window(0, 3600);

  private final JobProgress progress =
      new JobProgress(TWO_HOURS, List.of("a", "b", "c"), List.of());

  private void sliceDone(String... tags) {
    for (String tag : tags) {
      progress.put(progress.mark(tag).nextSlice(progress.slices()));
    }
  }

  @Test
  void allTagsOfOnePieceComeBeforeTheNextPiece() {
    assertThat(progress.next(2)).contains(new Batch(NEWER, List.of("a", "b")));
    sliceDone("a", "b");
    assertThat(progress.next(2)).contains(new Batch(NEWER, List.of("c")));
    sliceDone("c");
    assertThat(progress.next(5)).contains(new Batch(OLDER, List.of("a", "b", "c")));
    sliceDone("a", "b", "c");
    assertThat(progress.next(5)).isEmpty();
    assertThat(progress.result().state()).isEqualTo(JobState.COMPLETE);
  }

  @Test
  void aTagThatWasInterruptedGoesOnWhereItWasAndOnlyWithThoseAtTheSamePlace() {
    TagMark half = TagMark.begin("a").read(NOON.plusSeconds(4000), 1, 400);
    JobProgress again = new JobProgress(TWO_HOURS, List.of("a", "b"), List.of(half));
    assertThat(again.next(5))
        .contains(new Batch(new Window(NOON.plusSeconds(4000), NEWER.to()), List.of("a")));
    again.put(half.nextSlice(again.slices()));
    assertThat(again.next(5)).contains(new Batch(NEWER, List.of("b")));
    assertThat(again.recovered()).isEqualTo(400);
  }

  @Test
  void marksOfTagsThatAreGoneAreForgotten() {
    JobProgress again =
        new JobProgress(TWO_HOURS, List.of("a"), List.of(TagMark.begin("gone").read(NOON, 1, 9)));
    assertThat(again.recovered()).isZero();
    assertThat(again.tags()).isEqualTo(1);
  }

  @Test
  void valuesOfOneTimeThatSpreadOverTwoPagesAreCountedTogether() {
    TagMark mark = TagMark.begin("a").read(NOON, 2, 5).read(NOON, 1, 1);
    assertThat(mark.atReached()).isEqualTo(3);
    assertThat(mark.read(NOON.plusSeconds(1), 1, 1).atReached()).isEqualTo(1);
  }

  @Test
  void whatIsReadOfEveryTagIsToldAsATime() {
    assertThat(progress.done()).isEmpty();
    sliceDone("a", "b");
    assertThat(progress.done()).isEmpty();
    sliceDone("c");
    assertThat(progress.done()).contains(NEWER);
    progress.put(progress.mark("a").ended(Outcome.FAILED, "why"));
    sliceDone("b", "c");
    assertThat(progress.done()).contains(window(0, 7200));
    assertThat(new JobProgress(TWO_HOURS, List.of(), List.of()).done()).isEmpty();
    assertThat(progress.tagsOver()).isEqualTo(3);
  }

  @Test
  void oneTagOfManyWithoutAHistoryMakesItPartialAndIsNamed() {
    progress.put(progress.mark("a").ended(Outcome.NO_HISTORY, "Bad_HistoryOperationUnsupported"));
    sliceDone("b", "c", "b", "c");
    assertThat(progress.result().state()).isEqualTo(JobState.PARTIAL);
    assertThat(progress.result().words())
        .contains("1 without a history: a (Bad_HistoryOperationUnsupported)");
  }

  @Test
  void noTagWithAHistoryMakesItUnsupported() {
    for (String tag : List.of("a", "b", "c")) {
      progress.put(progress.mark(tag).ended(Outcome.NO_HISTORY, "none"));
    }
    assertThat(progress.next(9)).isEmpty();
    assertThat(progress.result().state()).isEqualTo(JobState.NOT_SUPPORTED);
  }

  @Test
  void whatCouldNotBeReadAtAllHasFailed() {
    progress.put(progress.mark("a").ended(Outcome.NO_HISTORY, "none"));
    progress.put(progress.mark("b").ended(Outcome.FAILED, "disk"));
    progress.put(progress.mark("c").ended(Outcome.FAILED, "disk"));
    assertThat(progress.result().state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void valuesOfATagThatFailedLaterStillCount() {
    progress.put(progress.mark("a").read(NOON, 1, 7).ended(Outcome.FAILED, "disk"));
    progress.put(progress.mark("b").ended(Outcome.FAILED, "disk"));
    progress.put(progress.mark("c").ended(Outcome.FAILED, "disk"));
    assertThat(progress.result().state()).isEqualTo(JobState.PARTIAL);
    assertThat(progress.recovered()).isEqualTo(7);
  }

  @Test
  void nothingOfANodeThatTheServerDoesNotKnowCanBeMissing() {
    progress.put(progress.mark("a").ended(Outcome.UNKNOWN_NODE, "Bad_NodeIdUnknown"));
    sliceDone("b", "c", "b", "c");
    assertThat(progress.result().state()).isEqualTo(JobState.COMPLETE);
    assertThat(progress.result().words()).contains("1 unknown to the server: a");
  }

  @Test
  void aTimeThatWasCutShortIsPartialAndSaysSo() {
    BackfillJob cut =
        new BackfillJob(
            "j-2",
            "plc-1",
            List.of(),
            window(0, 60),
            true,
            Duration.ofHours(1),
            true,
            List.of(),
            "supervisor",
            NOON,
            JobState.WAITING,
            "",
            NOON);
    JobProgress whole = new JobProgress(cut, List.of("a"), List.of());
    whole.put(whole.mark("a").nextSlice(whole.slices()));
    assertThat(whole.result().state()).isEqualTo(JobState.PARTIAL);
    assertThat(whole.result().words()).contains("nothing before 2026-07-01T12:00:00Z");
  }

  @Test
  void ofManyTagsTheFirstAreNamed() {
    List<String> names = IntStream.range(0, 9).mapToObj(i -> "t" + i).toList();
    JobProgress many = new JobProgress(TWO_HOURS, names, List.of());
    names.forEach(name -> many.put(many.mark(name).ended(Outcome.FAILED, "disk")));
    assertThat(many.result().words())
        .contains("9 could not be read: t0, t1, t2, t3, t4, ... (disk)");
  }

  @Test
  void aJobWithoutPiecesIsNone() {
    assertThatThrownBy(() ->
            new BackfillJob(
                "j",
                "s",
                List.of(),
                window(0, 1),
                false,
                Duration.ZERO,
                true,
                List.of(),
                null,
                NOON,
                JobState.WAITING,
                "",
                NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
