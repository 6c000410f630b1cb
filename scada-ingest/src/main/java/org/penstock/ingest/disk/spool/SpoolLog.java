package org.penstock.ingest.disk.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.disk.frame.Octets;

/** The spool's segments: one is written, the older ones wait. Guarded by the spool's lock. */
final class SpoolLog {

  /** Readings that stand or fall with one checksum. */
  private static final int FRAME = 1_000;

  private final SegmentFolder folder;
  private final long segmentBytes;
  private final Octets out = new Octets();
  private final List<Segment> segments = new ArrayList<>();
  private List<SegmentWriter> finished = new ArrayList<>();
  private List<Segment> needless = new ArrayList<>();
  private List<Segment> dying = new ArrayList<>();
  private @Nullable SegmentWriter writer;
  private @Nullable SpoolCursor cursor;
  private long end;
  private boolean isShort;

  SpoolLog(SegmentFolder folder, long segmentBytes) {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
  }

  /** Takes over what an earlier run left; the answer is what the broker has of it. */
  long open() throws IOException {
    SegmentFolder.Found found = folder.open();
    segments.addAll(found.segments());
    end = found.end();
    isShort = found.isShort();
    release(found.done());
    return found.done();
  }

  /** Whether readings at the end that an earlier run had made safe are gone. */
  boolean isShort() {
    return isShort;
  }

  /** The number after the last reading that stands here. */
  long end() {
    return end;
  }

  long bytes() {
    return segments.stream().mapToLong(Segment::size).sum();
  }

  /** Appends readings with consecutive numbers; when that fails, those of whole frames stand. */
  void append(long first, List<Reading> readings) throws IOException {
    for (int from = 0; from < readings.size(); from += FRAME) {
      int to = Math.min(readings.size(), from + FRAME);
      SegmentWriter newest = writer;
      if (newest == null || newest.segment().size() >= segmentBytes) {
        newest = begin(first + from);
      }
      newest.append(first + from, readings.subList(from, to));
      end = first + to;
    }
  }

  private SegmentWriter begin(long base) throws IOException {
    removeEmpty(base);
    SegmentWriter begun = SegmentWriter.create(folder.segment(base), out);
    if (writer != null) {
      finished.add(writer);
    }
    segments.add(begun.segment());
    writer = begun;
    return begun;
  }

  /** An attempt that failed before its first whole frame has left an empty file of that name. */
  private void removeEmpty(long base) throws IOException {
    Segment newest = segments.isEmpty() ? null : segments.getLast();
    if (newest != null && newest.base() == base && newest.size() == 0) {
      forgetCursor();
      folder.delete(newest);
      segments.removeLast();
    }
  }

  /** The newest segment can no longer be written; the next append begins another one. */
  void abandon() {
    SegmentWriter failed = writer;
    if (failed != null) {
      writer = null;
      finished.add(failed);
      try {
        failed.cutBack();
      } catch (IOException _) {
        // Half a frame at the end of a segment is recognized when it is read.
      }
    }
  }

  /** The readings of the next frame, from that number on; empty when there are no more. */
  Optional<SpoolCursor.Batch> read(long from) throws IOException {
    SpoolCursor known = cursor;
    if (known == null) {
      known = new SpoolCursor(segments);
      cursor = known;
    }
    return known.read(from);
  }

  /** The reader goes on elsewhere. */
  void forgetCursor() {
    SpoolCursor known = cursor;
    if (known != null) {
      cursor = null;
      known.close();
    }
  }

  /** The broker has everything before that number: segments that hold no more are needless. */
  void release(long done) {
    while (!segments.isEmpty() && endOf(0) <= done && !isWritten(segments.getFirst())) {
      needless.add(segments.removeFirst());
    }
  }

  private long endOf(int index) {
    return index + 1 < segments.size() ? segments.get(index + 1).base() : end;
  }

  private boolean isWritten(Segment segment) {
    return writer != null && writer.segment() == segment;
  }

  /** Takes the oldest segment out of which nothing was taken yet; empty when there is none. */
  Optional<Segment> dropOldest(long nextTaken) {
    for (Segment segment : segments) {
      if (segment.base() >= nextTaken && !isWritten(segment)) {
        segments.remove(segment);
        needless.add(segment);
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** The number after the last reading of a segment that was taken out. */
  long baseAfter(Segment gone) {
    return next(gone).map(Segment::base).orElse(end);
  }

  /** The first reading after a segment that was taken out, if it can be read. */
  Optional<Reading> firstAfter(Segment gone) {
    Optional<Segment> next = next(gone);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    try (SpoolCursor look = new SpoolCursor(List.of(next.get()))) {
      return look.read(next.get().base())
          .flatMap(batch -> batch.readings().stream().findFirst())
          .map(Kept::reading);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Optional<Segment> next(Segment gone) {
    return segments.stream().filter(segment -> segment.base() > gone.base()).findFirst();
  }

  /** What has to happen outside the lock. */
  record Round(List<SegmentWriter> finished, @Nullable SegmentWriter writer, List<Segment> dead) {

    boolean isEmpty() {
      return finished.isEmpty() && dead.isEmpty();
    }
  }

  /** A round failed before these were deleted. */
  void deleteLater(List<Segment> dead) {
    dying.addAll(dead);
  }

  /**
   * Begins a round of making things safe. Segments go one round after they became needless, so that
   * what is said of a dropped one is safe before.
   */
  Round round() {
    final Round round = new Round(finished, writer, dying);
    finished = new ArrayList<>();
    dying = needless;
    needless = new ArrayList<>();
    return round;
  }
}
