package org.penstock.ingest.disk.frame;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Appends frames to a new file.
 *
 * <p>A frame is: mark, length of the content, CRC-32C of length and content, content. A frame that
 * was cut by the end of the process, or changed by a faulty disk, is so known from a whole one.
 */
public final class FrameWriter implements Closeable {

  static final int MARK = 0x50464D31;

  /** Mark, length and checksum. */
  public static final int HEAD = 12;

  static final int LENGTH_AT = 4;

  private final FileChannel channel;
  private long size;

  private FrameWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** A new file; an existing one is an error. */
  public static FrameWriter create(Path file) throws IOException {
    return new FrameWriter(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** Bytes of whole frames. */
  public long size() {
    return size;
  }

  /** Writes a frame; {@code frame} has its content behind {@link #HEAD} free bytes. */
  public void append(Octets frame) throws IOException {
    frame.i32At(0, MARK);
    frame.i32At(LENGTH_AT, frame.size() - HEAD);
    frame.i32At(8, checksum(ByteBuffer.wrap(frame.bytes(), 0, frame.size())));
    ByteBuffer bytes = ByteBuffer.wrap(frame.bytes(), 0, frame.size());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    size += frame.size();
  }

  /** The checksum of a frame that begins at the buffer's start. */
  public static int checksum(ByteBuffer frame) {
    CRC32C crc = new CRC32C();
    crc.update(frame.slice(LENGTH_AT, 4));
    crc.update(frame.slice(HEAD, frame.limit() - HEAD));
    return (int) crc.getValue();
  }

  /** Takes back what a failed append may have left. */
  public void cutBack() throws IOException {
    channel.truncate(size);
  }

  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
