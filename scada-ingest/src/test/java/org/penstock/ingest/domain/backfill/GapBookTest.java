package org.penstock.ingest.domain.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.backfill.Jobs.NOON;
import static org.penstock.ingest.domain.backfill.Jobs.gap;
import static org.penstock.ingest.domain.backfill.Jobs.job;
import static org.penstock.ingest.domain.backfill.Jobs.window;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.domain.backfill.GapBook.Entry;

class GapBookTest {

  private final GapBook book = new GapBook(3);

  private void take(Gap gap) {
    book.take(new Entry.OfGap(gap));
  }

  private void take(BackfillJob job) {
    book.take(new Entry.OfJob(job));
  }

  private void mark(String job, String tag) {
    book.take(new Entry.OfMark(job, TagMark.begin(tag)));
  }

  private List<String> ids() {
    return book.gaps(_ -> true, 10, null).stream().map(Gap::gapId).toList();
  }

  @Test
  void theNewestGapComesFirstAndPagesGoOnBehindTheLast() {
    take(gap("1", null, 0, 5));
    take(gap("2", null, 10, 15));
    take(gap("3", "a", 20, null));
    assertThat(ids()).containsExactly("3", "2", "1");
    assertThat(book.gaps(_ -> true, 1, "3")).extracting(Gap::gapId).containsExactly("2");
    assertThat(book.gaps(gap -> gap.tagName() == null, 10, null)).hasSize(2);
  }

  @Test
  void aLaterRecordOfAGapReplacesTheEarlierOne() {
    take(gap("1", null, 0, null));
    take(gap("1", null, 0, 5, GapRecovery.COMPLETE));
    assertThat(book.gap("1").orElseThrow().recovery()).isEqualTo(GapRecovery.COMPLETE);
    assertThat(ids()).hasSize(1);
  }

  @Test
  void whatIsSettledGoesFirstWhenItIsFull() {
    take(gap("1", null, 0, null));
    take(gap("2", null, 0, 5, GapRecovery.COMPLETE));
    take(gap("3", null, 0, 5, GapRecovery.RUNNING));
    take(gap("4", null, 0, 5));
    assertThat(ids()).containsExactly("4", "3", "1");
  }

  @Test
  void whatIsOnlyWaitingGoesNextAndIsNamed() {
    take(gap("1", null, 0, 5, GapRecovery.RUNNING));
    take(gap("2", null, 0, 5));
    take(gap("3", null, 0, 5));
    assertThat(book.take(new Entry.OfGap(gap("4", null, 0, 5)))).contains(gap("2", null, 0, 5));
    assertThat(ids()).containsExactly("4", "3", "1");
    assertThat(book.take(new Entry.OfGap(gap("5", null, 0, 5, GapRecovery.FAILED)))).isEmpty();
    assertThat(ids()).containsExactly("4", "3", "1");
  }

  @Test
  void aGapThatIsOpenStaysHoweverFullItIs() {
    take(gap("1", null, 0, null));
    take(gap("2", null, 0, null));
    take(gap("3", null, 0, 5, GapRecovery.RUNNING));
    assertThat(book.take(new Entry.OfGap(gap("4", null, 0, null))).map(Gap::gapId)).contains("3");
    assertThat(book.take(new Entry.OfGap(gap("5", null, 0, null)))).isEmpty();
    assertThat(ids()).containsExactly("5", "4", "2", "1");
    assertThat(book.take(new Entry.OfGap(gap("1", null, 0, 9))).map(Gap::gapId)).contains("1");
    assertThat(ids()).containsExactly("5", "4", "2");
  }

  @Test
  void jobsThatAreOverGoFirstAndTheirMarksWithThem() {
    take(job("1", window(0, 1), JobState.RUNNING));
    take(job("2", window(0, 1), JobState.COMPLETE));
    take(job("3", window(0, 1), JobState.WAITING));
    mark("2", "a");
    take(job("4", window(0, 1), JobState.WAITING));
    assertThat(book.job("2")).isEmpty();
    assertThat(book.marks("2")).isEmpty();
    assertThat(book.jobs(_ -> true)).extracting(BackfillJob::jobId).containsExactly("1", "3", "4");
    take(job("5", window(0, 1), JobState.WAITING));
    assertThat(book.job("1")).isEmpty();
  }

  @Test
  void aJobThatIsOverStaysSo() {
    take(job("1", window(0, 1), JobState.CANCELLED));
    take(job("1", window(0, 1), JobState.RUNNING));
    assertThat(book.job("1").orElseThrow().state()).isEqualTo(JobState.CANCELLED);
  }

  /** Of ten thousand tags each; what they came to stands in the job. */
  @Test
  void theMarksOfAJobThatIsOverAreForgottenAndItsSumsStay() {
    BackfillJob job = job("1", window(0, 1), JobState.RUNNING);
    take(job);
    mark("1", "a");
    JobProgress progress =
        new JobProgress(
            job,
            List.of("a", "b"),
            List.of(new TagMark("a", 1, null, 0, 7, TagMark.Outcome.DONE, null)));
    take(job.over(JobState.PARTIAL, "read", progress, NOON));
    assertThat(book.marks("1")).isEmpty();
    mark("1", "b");
    assertThat(book.marks("1")).isEmpty();
    assertThat(book.entries()).hasSize(1);
    assertThat(book.job("1").orElseThrow().sums()).isEqualTo(new BackfillJob.Sums(7, 1, 2, null));
  }

  @Test
  void marksOfNoJobAreNotKept() {
    mark("nobody", "a");
    assertThat(book.marks("nobody")).isEmpty();
  }

  @Test
  void itsEntriesMakeTheSameBookAgain() {
    take(gap("1", "a", 0, 5));
    take(job("2", window(0, 1), JobState.RUNNING, "1"));
    mark("2", "a");
    mark("2", "b");
    GapBook again = new GapBook(3);
    book.entries().forEach(again::take);
    assertThat(again.entries()).isEqualTo(book.entries()).hasSize(4);
  }

  @Test
  void onlyWhatIsSettledGrowsTooOld() {
    take(gap("1", null, 0, 5, GapRecovery.COMPLETE));
    take(gap("2", null, 0, 5));
    take(gap("3", null, 100, 105, GapRecovery.FAILED));
    take(job("4", window(0, 1), JobState.COMPLETE));
    take(job("5", window(0, 1), JobState.RUNNING));
    mark("4", "a");
    mark("5", "a");
    book.forgetBefore(NOON.plusSeconds(50));
    assertThat(ids()).containsExactly("3", "2");
    assertThat(book.job("4")).isEmpty();
    assertThat(book.marks("4")).isEmpty();
    assertThat(book.marks("5")).hasSize(1);
  }
}
