package org.penstock.ingest.disk.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.penstock.ingest.disk.frame.FrameReader;

/**
 * The spool's folder: segments named by the number of their first reading, and a file that says how
 * far the broker has come and what is safe.
 */
final class SegmentFolder {

  private static final Logger LOG = Logger.getLogger(SegmentFolder.class);
  private static final String SUFFIX = ".readings";
  private static final Pattern NAME = Pattern.compile("([0-9]{19})" + Pattern.quote(SUFFIX));
  private static final int SAFE_BYTES = 20;

  private final Path folder;

  SegmentFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What an earlier run left.
   *
   * @param segments oldest first
   * @param end the number after the last whole reading
   * @param done the broker has the readings before this number
   * @param isShort whether readings at the end that had been safe are not there any more
   */
  record Found(List<Segment> segments, long end, long done, boolean isShort) {}

  /** The broker has the readings before {@code done}; those before {@code end} were made safe. */
  record Safe(long done, long end) {}

  /** Reads the folder; what a write left unfinished when the process ended is cut. */
  Found open() throws IOException {
    Files.createDirectories(folder);
    List<Segment> segments = new ArrayList<>(segments());
    long end = 0;
    if (!segments.isEmpty()) {
      Segment last = segments.getLast();
      end = endOf(last);
      if (last.size() == 0) {
        Files.delete(last.file());
        segments.removeLast();
      }
    }
    long first = segments.isEmpty() ? end : segments.getFirst().base();
    Safe safe = readSafe().orElse(new Safe(first, first));
    long done = Math.max(first, safe.done());
    end = Math.max(end, done);
    return new Found(segments, end, done, end < safe.end());
  }

  private List<Segment> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Segment> segments = new ArrayList<>();
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          segments.add(new Segment(Long.parseLong(name.group(1)), file, Files.size(file)));
        }
      }
      segments.sort(Comparator.comparingLong(Segment::base));
      return segments;
    }
  }

  /** The number after the last whole frame of the newest segment. */
  private static long endOf(Segment last) throws IOException {
    long end = last.base();
    try (FrameReader reader = FrameReader.open(last.file())) {
      boolean isMore = true;
      while (isMore) {
        Optional<ByteBuffer> frame = reader.next(last.size());
        if (frame.isPresent()) {
          end = frame.get().getLong(0) + frame.get().getInt(8);
        } else {
          isMore = reader.position() < last.size() && reader.skipDamage(last.size());
        }
      }
      cut(last, reader.position());
    }
    return end;
  }

  private static void cut(Segment last, long whole) throws IOException {
    if (whole < last.size()) {
      LOG.warnf(
          "%s: %d bytes of a write that the end of the process interrupted are cut",
          last.file(), last.size() - whole);
      try (FileChannel channel = FileChannel.open(last.file(), StandardOpenOption.WRITE)) {
        channel.truncate(whole);
        channel.force(false);
      }
      last.grownTo(whole);
    }
  }

  /** A segment that does not exist yet. */
  Segment segment(long base) {
    return new Segment(
        base, folder.resolve(String.format(Locale.ROOT, "%019d%s", base, SUFFIX)), 0);
  }

  void delete(Segment segment) throws IOException {
    Files.deleteIfExists(segment.file());
  }

  private Path safeFile() {
    return folder.resolve("safe");
  }

  void writeSafe(Safe safe) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SAFE_BYTES).putLong(safe.done()).putLong(safe.end());
    bytes.putInt(checksum(bytes)).flip();
    try (FileChannel channel =
        FileChannel.open(safeFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(bytes, 0);
    }
  }

  /** Without the file, or with a damaged one, everything is sent again. */
  private Optional<Safe> readSafe() throws IOException {
    if (!Files.exists(safeFile())) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(safeFile());
    if (bytes.length != SAFE_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return buffer.getInt(SAFE_BYTES - Integer.BYTES) == checksum(buffer)
        ? Optional.of(new Safe(buffer.getLong(0), buffer.getLong(Long.BYTES)))
        : Optional.empty();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, SAFE_BYTES - Integer.BYTES));
    return (int) crc.getValue();
  }
}
