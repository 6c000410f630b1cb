package org.penstock.ingest.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.GapBook;
import org.penstock.ingest.domain.backfill.GapBook.Entry;
import org.penstock.ingest.domain.backfill.TagMark;
import org.penstock.ingest.domain.port.GapLedger;

/** A ledger that lives as long as the test, and so survives a service that is made anew in it. */
public final class MemoryLedger implements GapLedger {

  private final GapBook book;
  private long forgotten;

  public MemoryLedger() {
    this(1_000);
  }

  /** With room for so many gaps. */
  public MemoryLedger(int most) {
    this.book = new GapBook(most);
  }

  @Override
  public synchronized List<Gap> keep(List<Gap> gaps) {
    List<Gap> gone =
        gaps.stream().flatMap(gap -> book.take(new Entry.OfGap(gap)).stream()).toList();
    forgotten += gone.size();
    return gone;
  }

  @Override
  public synchronized long forgotten() {
    return forgotten;
  }

  @Override
  public synchronized Optional<Gap> gap(String gapId) {
    return book.gap(gapId);
  }

  @Override
  public synchronized List<Gap> gaps(Predicate<Gap> wanted, int most, @Nullable String after) {
    return book.gaps(wanted, most, after);
  }

  @Override
  public synchronized void keep(BackfillJob job) {
    book.take(new Entry.OfJob(job));
  }

  @Override
  public synchronized Optional<BackfillJob> job(String jobId) {
    return book.job(jobId);
  }

  @Override
  public synchronized List<BackfillJob> jobs(Predicate<BackfillJob> wanted) {
    return book.jobs(wanted);
  }

  @Override
  public synchronized void mark(String jobId, List<TagMark> marks) {
    marks.forEach(mark -> book.take(new Entry.OfMark(jobId, mark)));
  }

  @Override
  public synchronized List<TagMark> marks(String jobId) {
    return book.marks(jobId);
  }
}
