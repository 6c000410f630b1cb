package org.penstock.ingest.disk.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.disk.frame.FrameReader;
import org.penstock.ingest.disk.spool.ReadingDecoder.DamagedFrameException;
import org.penstock.ingest.disk.spool.ReadingDecoder.Frame;

/** Reads the segments one after the other, each from its beginning. */
final class SpoolCursor implements Closeable {

  private static final Logger LOG = Logger.getLogger(SpoolCursor.class);

  private final List<Segment> segments;
  private @Nullable Segment segment;
  private @Nullable FrameReader reader;
  private ReadingDecoder decoder = new ReadingDecoder();
  private @Nullable Reading last;
  private boolean isDamaged;

  SpoolCursor(List<Segment> segments) {
    this.segments = segments;
  }

  /**
   * Readings of one frame.
   *
   * @param next the number after them
   * @param isAfterDamage whether readings before or among them are lost
   * @param before the last reading before them, if it is known
   */
  record Batch(List<Kept> readings, long next, boolean isAfterDamage, @Nullable Reading before) {}

  /** The readings of the next frame, from that number on; empty when there are no more. */
  Optional<Batch> read(long from) throws IOException {
    while (reader != null || openFor(from)) {
      Optional<Frame> frame = frame();
      if (frame.isEmpty()) {
        if (!openNext()) {
          return Optional.empty();
        }
      } else if (frame.get().first() + frame.get().count() > from) {
        return Optional.of(batch(frame.get(), from));
      } else {
        remember(frame.get());
      }
    }
    return Optional.empty();
  }

  private Batch batch(Frame frame, long from) {
    boolean isAfterDamage = isDamaged && (frame.first() > from || isPartial(frame));
    isDamaged = false;
    Reading before = last;
    remember(frame);
    List<Kept> readings =
        frame.first() >= from
            ? frame.readings()
            : frame.readings().stream().filter(kept -> kept.number() >= from).toList();
    return new Batch(readings, frame.first() + frame.count(), isAfterDamage, before);
  }

  private static boolean isPartial(Frame frame) {
    return frame.readings().size() < frame.count();
  }

  private void remember(Frame frame) {
    if (!frame.readings().isEmpty()) {
      last = frame.readings().getLast().reading();
    }
  }

  /** The next whole frame of the segment; empty at its end. */
  private Optional<Frame> frame() throws IOException {
    FrameReader open = reader;
    Segment current = segment;
    if (open == null || current == null) {
      return Optional.empty();
    }
    while (open.position() < current.size()) {
      Optional<ByteBuffer> content = open.next(current.size());
      if (content.isPresent()) {
        try {
          return Optional.of(decoder.read(content.get()));
        } catch (DamagedFrameException e) {
          damaged(current, e.getMessage());
        }
      } else {
        damaged(current, "the checksum does not hold at byte " + open.position());
        if (!open.skipDamage(current.size())) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private void damaged(Segment current, @Nullable String what) {
    LOG.errorf("%s is damaged: %s", current.file(), what);
    isDamaged = true;
  }

  /** Whether readings were lost after those that were read last. */
  boolean isDamaged() {
    return isDamaged;
  }

  private boolean openFor(long from) throws IOException {
    Segment found = null;
    for (Segment candidate : segments) {
      if (found == null || candidate.base() <= from) {
        found = candidate;
      }
    }
    return found != null && open(found);
  }

  private boolean openNext() throws IOException {
    Segment done = segment;
    for (Segment candidate : segments) {
      if (done == null || candidate.base() > done.base()) {
        return open(candidate);
      }
    }
    return false;
  }

  private boolean open(Segment next) throws IOException {
    close();
    segment = next;
    decoder = new ReadingDecoder();
    try {
      reader = FrameReader.open(next.file());
      return true;
    } catch (NoSuchFileException e) {
      damaged(next, "it is not there");
      return openNext();
    }
  }

  @Override
  public void close() {
    FrameReader open = reader;
    reader = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
