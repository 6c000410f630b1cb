package org.penstock.ingest.disk.spool;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.ingest.disk.spool.DiskSpool.Bounds;
import org.penstock.ingest.domain.flow.SpoolState;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.sample.RecordTime;

/**
 * The readings that wait, each with its number: those with the publisher, the newest ones in
 * memory, and between them those that stand in the segments alone. Guarded by the spool's lock.
 */
final class Backlog {

  private static final Logger LOG = Logger.getLogger(Backlog.class);

  private final ArrayDeque<Kept> taken = new ArrayDeque<>();
  private final ArrayDeque<Kept> newest = new ArrayDeque<>();
  private final SpoolLog log;
  private final Bounds bounds;
  private final LossTally losses;
  private final LostOnDisk lost;
  private long next;
  private long nextTaken;

  /** Numbers before the newest that no reading has any more. */
  private long holes;

  private long dropped;
  private @Nullable String unreadable;

  Backlog(SpoolLog log, Bounds bounds, LossTally losses) {
    this.log = log;
    this.bounds = bounds;
    this.losses = losses;
    this.lost = new LostOnDisk(losses);
  }

  /** Takes over what an earlier run left; the answer is how many readings that are. */
  long open() throws IOException {
    nextTaken = log.open();
    next = log.end();
    return next - nextTaken;
  }

  boolean isEmpty() {
    return taken.isEmpty() && nextTaken >= next;
  }

  /** The broker has everything before this number. */
  long done() {
    return taken.isEmpty() ? nextTaken : taken.getFirst().number();
  }

  /** Takes readings into memory; the answer is the number of the first. */
  long add(List<Reading> readings) {
    long first = next;
    lost.in(readings);
    for (Reading reading : readings) {
      newest.addLast(new Kept(next++, reading));
    }
    return first;
  }

  /** Writes what came last to disk. */
  void write(long first, List<Reading> readings) throws IOException {
    log.append(first, readings);
    makeRoom();
  }

  /** Writes to disk everything that has not got there. */
  void writeMissing() throws IOException {
    long onDisk = log.end();
    appendFrom(onDisk, taken);
    appendFrom(onDisk, newest);
  }

  private void appendFrom(long onDisk, ArrayDeque<Kept> kept) throws IOException {
    List<Reading> missing = new ArrayList<>();
    long first = -1;
    for (Kept one : kept) {
      if (one.number() >= onDisk) {
        first = first < 0 ? one.number() : first;
        missing.add(one.reading());
      }
    }
    if (!missing.isEmpty()) {
      log.append(first, missing);
    }
  }

  private void makeRoom() throws IOException {
    boolean hasDropped = true;
    while (hasDropped && log.bytes() > bounds.bytes()) {
      Optional<Segment> oldest = log.dropOldest(nextTaken);
      if (oldest.isPresent()) {
        drop(oldest.get());
      }
      hasDropped = oldest.isPresent();
    }
  }

  /** What cannot be read of it is lost too, only that nobody knows the tags. */
  private void drop(Segment segment) {
    final long holesBefore = holes;
    boolean isWhole = false;
    try (SpoolCursor cursor = new SpoolCursor(List.of(segment))) {
      Optional<SpoolCursor.Batch> batch = cursor.read(segment.base());
      while (batch.isPresent()) {
        if (batch.get().isAfterDamage()) {
          lost.before(batch.get().readings(), batch.get().before());
        }
        batch.get().readings().forEach(this::drop);
        batch = cursor.read(batch.get().next());
      }
      isWhole = !cursor.isDamaged();
    } catch (IOException e) {
      LOG.errorf("%s was dropped and cannot be read: %s", segment.file(), e);
    }
    if (!isWhole) {
      lost.unread(log.firstAfter(segment).orElse(null));
      long unread = log.baseAfter(segment) - segment.base() - (holes - holesBefore);
      holes += Math.max(0, unread);
      dropped += Math.max(0, unread);
    }
  }

  private void drop(Kept kept) {
    dropped++;
    holes++;
    Reading reading = kept.reading();
    lost.out(reading);
    losses.dropped(
        reading.plantId(),
        reading.sourceId(),
        reading.tagName(),
        GapCause.SPOOL_DROPPED,
        RecordTime.of(reading));
  }

  /** In memory stays what is not on disk, and of the rest the newest. */
  void trim() {
    while (newest.size() > bounds.cached()) {
      boolean isOnDisk = newest.getFirst().number() < log.end();
      if (!isOnDisk && newest.size() <= bounds.inMemory()) {
        return;
      }
      Kept oldest = newest.removeFirst();
      if (!isOnDisk) {
        drop(oldest);
      }
    }
  }

  /** The oldest readings, at most so many; they stay until they are released. */
  List<Reading> take(int max) {
    boolean isMore = true;
    while (taken.size() < max && isMore) {
      isMore = takeSome();
    }
    List<Reading> head = new ArrayList<>(Math.min(max, taken.size()));
    for (Kept kept : taken) {
      if (head.size() == max) {
        break;
      }
      head.add(kept.reading());
    }
    return head;
  }

  /** Takes from memory what is there, from disk what is only there; false when nothing is left. */
  private boolean takeSome() {
    long inMemory = newest.isEmpty() ? next : newest.getFirst().number();
    if (nextTaken < inMemory) {
      return takeFromDisk(inMemory);
    }
    log.forgetCursor();
    Kept kept = newest.pollFirst();
    if (kept != null) {
      lost.out(kept.reading());
      taken.addLast(kept);
      nextTaken = kept.number() + 1;
    }
    return kept != null;
  }

  /** False when the disk cannot be read now: nothing is passed over because of that. */
  private boolean takeFromDisk(long inMemory) {
    Optional<SpoolCursor.Batch> read;
    try {
      read = log.read(nextTaken);
      unreadable = null;
    } catch (IOException e) {
      stall(e);
      return false;
    }
    read.ifPresentOrElse(batch -> take(batch, inMemory), () -> passOver(inMemory));
    return true;
  }

  private void stall(IOException e) {
    log.forgetCursor();
    if (unreadable == null) {
      LOG.errorf(
          "the spool cannot be read, nothing is sent: %s. When a file of it is lost for good, move"
              + " it away: the readings in it are then told as a gap",
          e);
    }
    unreadable = e.toString();
  }

  private void take(SpoolCursor.Batch batch, long inMemory) {
    if (batch.isAfterDamage()) {
      lost.before(batch.readings(), batch.before());
    }
    for (Kept kept : batch.readings()) {
      if (kept.number() < inMemory) {
        lost.out(kept.reading());
        passOver(kept.number());
        taken.addLast(kept);
        nextTaken = kept.number() + 1;
      }
    }
    nextTaken = Math.max(nextTaken, Math.min(batch.next(), inMemory));
    if (batch.next() > inMemory) {
      // The rest of the frame is in memory now and may have left it when it is wanted.
      log.forgetCursor();
    }
  }

  private void passOver(long number) {
    holes = Math.max(0, holes - (number - nextTaken));
    nextTaken = number;
  }

  /** Forgets so many of those that were taken. */
  void release(int count) {
    for (int i = 0; i < count; i++) {
      taken.removeFirst();
    }
    log.release(done());
  }

  SpoolState state(@Nullable String fault) {
    int waiting = Math.toIntExact(Math.max(0, next - done() - holes));
    Kept oldest = taken.isEmpty() ? newest.peekFirst() : taken.getFirst();
    boolean isIdle = waiting == 0;
    return new SpoolState(
        waiting,
        isIdle ? 0 : log.bytes(),
        oldest == null || isIdle ? null : oldest.reading().ingestTimestamp(),
        dropped,
        fault == null ? unreadable : fault);
  }
}
