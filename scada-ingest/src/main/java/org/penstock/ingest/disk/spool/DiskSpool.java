package org.penstock.ingest.disk.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.flow.SpoolState;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Reach;
import org.penstock.ingest.domain.port.Progress;

/**
 * A spool on disk that survives the process.
 *
 * <p>How it works. Every reading has a number. It is written to the newest segment at once, so that
 * it survives the death of the process, and made safe from a power cut by {@link #sync}, a moment
 * later. The newest readings are also kept in memory: a publisher that keeps up never reads the
 * disk, one that lags reads the segments until it has caught up. Segments go when the broker has
 * all of them; full, the spool drops the oldest segment of which nothing is being sent.
 *
 * <p>While the disk cannot be written, readings wait in memory, within the bound for it, and what
 * has to go is counted. As soon as the disk can be written again, they go there. A folder that
 * cannot be read at the start is left alone until the next one, so that nothing in it is mixed up.
 */
public final class DiskSpool implements Spool, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(DiskSpool.class);

  /** What may be gone when nothing is known of the time before it. */
  static final Duration AT_MOST = Duration.ofHours(1);

  /**
   * Bounds.
   *
   * @param bytes of all segments
   * @param segmentBytes of one
   * @param cached newest readings that are also in memory
   * @param inMemory readings that wait in memory while the disk cannot be written
   * @param retry the pause before the disk is tried again
   */
  public record Bounds(long bytes, long segmentBytes, int cached, int inMemory, Duration retry) {

    public Bounds {
      if (segmentBytes < 1 || bytes < 4 * segmentBytes) {
        throw new IllegalArgumentException(
            "the spool's %d bytes are less than four segments of %d"
                .formatted(bytes, segmentBytes));
      }
      if (cached < 1 || inMemory < cached) {
        throw new IllegalArgumentException(
            "the spool's readings in memory: %d, without disk %d".formatted(cached, inMemory));
      }
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition unsafe = lock.newCondition();
  private final Reach reach;
  private final SegmentFolder folder;
  private final SpoolLog log;
  private final Backlog backlog;
  private final Bounds bounds;
  private final Progress progress;
  private final InstantSource clock;
  private boolean isOpen;
  private int notSafe;
  private SegmentFolder.@Nullable Safe written;
  private @Nullable String fault;
  private Instant retryAt = Instant.MIN;

  /** A spool in that folder, with what an earlier one left there. */
  public DiskSpool(
      Path folder,
      Bounds bounds,
      LossTally losses,
      Reach reach,
      Progress progress,
      InstantSource clock) {
    this.folder = new SegmentFolder(folder);
    this.log = new SpoolLog(this.folder, bounds.segmentBytes());
    this.backlog = new Backlog(log, bounds, losses);
    this.bounds = bounds;
    this.reach = reach;
    this.progress = progress;
    this.clock = clock;
    open();
  }

  private void open() {
    try {
      long left = backlog.open();
      isOpen = true;
      if (left > 0) {
        LOG.infof("%d readings of an earlier run wait for the broker", left);
      }
      if (log.isShort()) {
        LOG.errorf("readings at the end of the spool are gone: a gap of %s is told", AT_MOST);
        progress.setBack(AT_MOST);
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  @Override
  public void append(List<Reading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      readings.forEach(reach::seen);
      write(backlog.add(readings), readings);
      backlog.trim();
      notSafe += readings.size();
      filled.signal();
      unsafe.signal();
    } finally {
      lock.unlock();
    }
  }

  private void write(long first, List<Reading> readings) {
    try {
      if (fault == null) {
        backlog.write(first, readings);
      } else if (isOpen && !clock.instant().isBefore(retryAt)) {
        backlog.writeMissing();
        fault = null;
        LOG.info("the spool can be written again");
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (fault == null) {
      LOG.errorf("the spool cannot be written, readings wait in memory alone: %s", e);
    }
    fault = e.toString();
    retryAt = clock.instant().plus(bounds.retry());
    log.abandon();
  }

  @Override
  public List<Reading> head(int max, Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = wait.toNanos();
      while (backlog.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      List<Reading> head = backlog.take(max);
      // A disk that cannot be read is given time, instead of being asked again at once.
      while (head.isEmpty() && !backlog.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      return head;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release(int count) {
    lock.lock();
    try {
      backlog.release(count);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void awaitUnsafe(int count, Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = wait.toNanos();
      while (notSafe < count && left > 0) {
        left = unsafe.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sync() {
    SpoolLog.Round round;
    Map<String, Instant> reached;
    SegmentFolder.Safe safe;
    lock.lock();
    try {
      safe = new SegmentFolder.Safe(backlog.done(), log.end());
      round = log.round();
      if (!isOpen || (notSafe == 0 && safe.equals(written) && round.isEmpty())) {
        return;
      }
      reached = fault == null ? reach.bySource() : Map.of();
      notSafe = 0;
    } finally {
      lock.unlock();
    }
    try {
      makeSafe(round, safe);
      reached.forEach(progress::reached);
    } catch (IOException e) {
      lock.lock();
      try {
        log.deleteLater(round.dead());
        failed(e);
      } finally {
        lock.unlock();
      }
    }
  }

  private void makeSafe(SpoolLog.Round round, SegmentFolder.Safe safe) throws IOException {
    closeSafely(round.finished());
    SegmentWriter writer = round.writer();
    if (writer != null) {
      writer.force();
    }
    for (Segment dead : round.dead()) {
      folder.delete(dead);
    }
    folder.writeSafe(safe);
    written = safe;
  }

  /** Each is closed, also behind one that fails. */
  private static void closeSafely(List<SegmentWriter> finished) throws IOException {
    IOException failure = null;
    for (SegmentWriter writer : finished) {
      try (writer) {
        writer.force();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public SpoolState state() {
    lock.lock();
    try {
      return backlog.state(fault);
    } finally {
      lock.unlock();
    }
  }

  /** Makes everything safe, for the end of the process. */
  @Override
  public void close() {
    sync();
    lock.lock();
    try {
      log.abandon();
      log.forgetCursor();
    } finally {
      lock.unlock();
    }
    sync();
  }
}
