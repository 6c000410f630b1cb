package org.penstock.plant.cmms.order;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An append-only file of lines that survives {@code kill -9} at any instruction.
 *
 * <p>A line counts once its line end is written: a torn last line is cut off on opening.
 */
final class Journal implements AutoCloseable {
  private final FileChannel channel;
  private final List<String> lines;

  private Journal(FileChannel channel, List<String> lines) {
    this.channel = channel;
    this.lines = lines;
  }

  static Journal open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    byte[] bytes = Files.readAllBytes(file);
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    channel.truncate(whole);
    channel.position(whole);
    List<String> lines = new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
    return new Journal(channel, lines);
  }

  /** What stood in the file when it was opened. */
  List<String> lines() {
    return lines;
  }

  /** Writes a line; when this returns the line survives the end of this process. */
  void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Makes what was written survive the end of the machine, too. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
