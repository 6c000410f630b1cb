package org.penstock.ingest.disk.spool;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.penstock.event.Reading;
import org.penstock.ingest.disk.frame.FrameWriter;
import org.penstock.ingest.disk.frame.Octets;

/** Appends readings to the newest segment. */
final class SegmentWriter implements Closeable {

  private final Segment segment;
  private final FrameWriter frames;
  private final ReadingEncoder encoder = new ReadingEncoder();
  private final Octets out;

  private SegmentWriter(Segment segment, FrameWriter frames, Octets out) {
    this.segment = segment;
    this.frames = frames;
    this.out = out;
  }

  static SegmentWriter create(Segment segment, Octets out) throws IOException {
    return new SegmentWriter(segment, FrameWriter.create(segment.file()), out);
  }

  Segment segment() {
    return segment;
  }

  /** Appends readings with consecutive numbers as one frame. */
  void append(long first, List<Reading> readings) throws IOException {
    out.clear(FrameWriter.HEAD);
    encoder.write(out, first, readings);
    frames.append(out);
    segment.grownTo(frames.size());
  }

  /** Takes back what a failed append may have left. */
  void cutBack() throws IOException {
    frames.cutBack();
    segment.grownTo(frames.size());
  }

  void force() throws IOException {
    frames.force();
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
