package org.penstock.ingest.disk.frame;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads the frames of a file in order, and gets over damaged ones. */
public final class FrameReader implements Closeable {

  private static final int LONGEST = 1 << 28;

  private final FileChannel channel;
  private final ByteBuffer head = ByteBuffer.allocate(FrameWriter.HEAD);
  private ByteBuffer frame = ByteBuffer.allocate(64 * 1024);
  private long position;

  private FrameReader(FileChannel channel) {
    this.channel = channel;
  }

  public static FrameReader open(Path file) throws IOException {
    return new FrameReader(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Behind the last whole frame. */
  public long position() {
    return position;
  }

  /** The content of the next frame before that end of the file; empty when none is whole. */
  public Optional<ByteBuffer> next(long end) throws IOException {
    int length = lengthAt(position, end);
    if (length < 0) {
      return Optional.empty();
    }
    ByteBuffer whole = read(FrameWriter.HEAD + length, position);
    if (FrameWriter.checksum(whole) != whole.getInt(8)) {
      return Optional.empty();
    }
    position += whole.limit();
    return Optional.of(whole.position(FrameWriter.HEAD).slice());
  }

  /** Goes to the next whole frame behind damage; false when there is none before that end. */
  public boolean skipDamage(long end) throws IOException {
    long at = markAt(position + 1, end);
    while (at >= 0) {
      int length = lengthAt(at, end);
      if (length >= 0) {
        ByteBuffer whole = read(FrameWriter.HEAD + length, at);
        if (FrameWriter.checksum(whole) == whole.getInt(8)) {
          position = at;
          return true;
        }
      }
      at = markAt(at + 1, end);
    }
    return false;
  }

  /** Where the next mark stands; negative when there is none. */
  private long markAt(long from, long end) throws IOException {
    ByteBuffer part = ByteBuffer.allocate(64 * 1024);
    for (long at = from; at + FrameWriter.HEAD <= end; at += part.limit() - 3) {
      part.clear().limit((int) Math.min(part.capacity(), end - at));
      fill(part, at);
      for (int i = 0; i + 4 <= part.limit(); i++) {
        if (part.getInt(i) == FrameWriter.MARK) {
          return at + i;
        }
      }
    }
    return -1;
  }

  /** The length of the content of a frame there; negative when there cannot be one. */
  private int lengthAt(long at, long end) throws IOException {
    if (at + FrameWriter.HEAD > end) {
      return -1;
    }
    head.clear();
    fill(head, at);
    int length = head.getInt(FrameWriter.LENGTH_AT);
    boolean isFrame =
        head.getInt(0) == FrameWriter.MARK
            && length >= 0
            && length <= LONGEST
            && at + FrameWriter.HEAD + length <= end;
    return isFrame ? length : -1;
  }

  private ByteBuffer read(int size, long at) throws IOException {
    if (frame.capacity() < size) {
      frame = ByteBuffer.allocate(Math.max(size, frame.capacity() * 2));
    }
    frame.clear().limit(size);
    fill(frame, at);
    return frame.flip();
  }

  private void fill(ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("the file ends before byte %d".formatted(at + buffer.limit()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
