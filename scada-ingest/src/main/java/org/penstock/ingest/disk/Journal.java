package org.penstock.ingest.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lines appended to a file, each behind its checksum. A line that was cut off or changed is passed
 * over when the file is read, and said.
 */
final class Journal {

  private static final Logger LOG = Logger.getLogger(Journal.class);
  private static final int CHECKSUM = 8;

  /** Characters. */
  private static final int WRITTEN_AT_ONCE = 65_536;

  private final Path path;
  private @Nullable FileChannel channel;

  Journal(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Gives the lines that are whole, one after another. */
  void read(Consumer<String> take) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    int broken = 0;
    // A reader of this kind puts a mark where a character is broken; the line then fails its check.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<String> whole = checked(line);
        whole.ifPresent(take);
        broken += whole.isEmpty() && !line.isEmpty() ? 1 : 0;
      }
    }
    if (broken > 0) {
      LOG.warnf("%s: %d broken lines passed over", path.getFileName(), broken);
    }
  }

  private static Optional<String> checked(String line) {
    if (line.length() <= CHECKSUM) {
      return Optional.empty();
    }
    String text = line.substring(CHECKSUM + 1);
    return line.substring(0, CHECKSUM).equals(checksum(text))
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }

  /**
   * Appends lines.
   *
   * @param toTheDisk whether to return only when they are there; otherwise the system has them
   */
  void append(Iterable<String> lines, boolean toTheDisk) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = open(path);
      channel = open;
      endLine(open);
    }
    try {
      write(open, lines, toTheDisk);
    } catch (IOException e) {
      // Begun anew next time: part of a line may stand there.
      close();
      throw e;
    }
  }

  /** A line that the end of the process or a full disk cut off must not spoil the next one. */
  private void endLine(FileChannel open) throws IOException {
    if (!endsInLine()) {
      open.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
  }

  private boolean endsInLine() throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return file.size() == 0 || (file.read(last, file.size() - 1) == 1 && last.get(0) == '\n');
    }
  }

  /**
   * Replaces everything by these lines, all or nothing. They are taken one after another: a ledger
   * of many megabytes must not stand in memory as text when memory is short already.
   */
  void replace(Iterable<String> lines) throws IOException {
    close();
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.deleteIfExists(next);
    try (FileChannel fresh = open(next)) {
      write(fresh, lines, true);
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileChannel open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private static void write(FileChannel to, Iterable<String> lines, boolean toTheDisk)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(checksum(line)).append(' ').append(line).append('\n');
      if (text.length() >= WRITTEN_AT_ONCE) {
        write(to, text);
        text.setLength(0);
      }
    }
    write(to, text);
    if (toTheDisk) {
      to.force(false);
    }
  }

  private static void write(FileChannel to, StringBuilder text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  void close() {
    FileChannel open = channel;
    channel = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.warnf("%s not closed: %s", path.getFileName(), e.getMessage());
    }
  }
}
