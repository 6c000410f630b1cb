package org.penstock.ingest.disk;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.GapBook;
import org.penstock.ingest.domain.backfill.GapBook.Entry;
import org.penstock.ingest.domain.backfill.TagMark;
import org.penstock.ingest.domain.port.GapLedger;

/**
 * The gaps and what fills them, in memory and in one journal beside the spool: a gap must be on
 * record also while the database is away.
 *
 * <p>Gaps and jobs are on the disk when the call returns. Marks are with the operating system then,
 * which a killed process does not change; after a power cut some of them are read again.
 */
@ApplicationScoped
class GapLedgerFile implements GapLedger {

  private static final Logger LOG = Logger.getLogger(GapLedgerFile.class);

  /** The journal is written anew when it holds so many lines more than it needs. */
  private static final int SPARE_LINES = 20_000;

  private final GapBook book;
  private final InstantSource clock;
  private final Duration keep;
  private final Journal journal;
  private final List<Gap> forgotten = new ArrayList<>();
  private long allForgotten;
  private int spare;
  private boolean hasFailed;

  GapLedgerFile(IngestConfig config, InstantSource clock) {
    this.book = new GapBook(config.backfill().ledgerEntries());
    this.clock = clock;
    this.keep = config.backfill().ledgerRetention();
    this.journal = new Journal(config.dataFolder().resolve("gaps.journal"));
    load(config.dataFolder());
  }

  private void load(Path folder) {
    try {
      journal.read(line -> LedgerLine.entry(line).ifPresent(this::take));
      rewrite();
    } catch (IOException e) {
      failed(folder, e);
    }
  }

  @Override
  public synchronized List<Gap> keep(List<Gap> gaps) {
    write(gaps.stream().<Entry>map(Entry.OfGap::new).toList(), true);
    List<Gap> untold = List.copyOf(forgotten);
    forgotten.clear();
    return untold;
  }

  /** Also when the journal is read: the ledger may have been larger before. */
  private void take(Entry entry) {
    book.take(entry)
        .ifPresent(gap -> {
          forgotten.add(gap);
          allForgotten++;
        });
  }

  @Override
  public synchronized long forgotten() {
    return allForgotten;
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
    write(List.of(new Entry.OfJob(job)), true);
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
    write(marks.stream().<Entry>map(mark -> new Entry.OfMark(jobId, mark)).toList(), false);
  }

  @Override
  public synchronized List<TagMark> marks(String jobId) {
    return book.marks(jobId);
  }

  private void write(List<Entry> entries, boolean toTheDisk) {
    entries.forEach(this::take);
    try {
      journal.append(lines(entries), toTheDisk);
      hasFailed = false;
      spare += entries.size();
      if (spare > SPARE_LINES) {
        rewrite();
      }
    } catch (IOException e) {
      failed(journal.path(), e);
    }
  }

  /** Without what has been replaced since, and without what is too old. */
  private void rewrite() throws IOException {
    book.forgetBefore(clock.instant().minus(keep));
    journal.replace(lines(book.entries()));
    spare = 0;
  }

  /** Made as they are written. */
  private static Iterable<String> lines(List<Entry> entries) {
    return () -> entries.stream().map(LedgerLine::text).iterator();
  }

  /** Gaps go on in memory and to the topic; what is not said again is only the same complaint. */
  private void failed(Path path, IOException e) {
    if (!hasFailed) {
      LOG.errorf("gaps are kept in memory only, %s cannot be written: %s", path, e.getMessage());
      hasFailed = true;
    }
  }

  @PreDestroy
  synchronized void close() {
    journal.close();
  }
}
