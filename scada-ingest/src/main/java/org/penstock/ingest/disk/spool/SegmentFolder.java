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
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.penstock.ingest.disk.frame.FrameReader;

/** The spool's folder: segments named by the number of their first reading, and how far is done. */
final class SegmentFolder {

  private static final Logger LOG = Logger.getLogger(SegmentFolder.class);
  private static final String SUFFIX = ".readings";
  private static final int DONE_BYTES = 12;

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
   */
  record Found(List<Segment> segments, long end, long done) {}

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
    long done = Math.max(first, readDone().orElse(first));
    return new Found(segments, Math.max(end, done), done);
  }

  private List<Segment> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
      List<Segment> segments = new ArrayList<>();
      for (Path file : found) {
        String name = file.getFileName().toString();
        long base = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        segments.add(new Segment(base, file, Files.size(file)));
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

  private Path doneFile() {
    return folder.resolve("done");
  }

  /** The broker has the readings before this number. */
  void writeDone(long number) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(DONE_BYTES).putLong(number);
    bytes.putInt(checksum(bytes)).flip();
    try (FileChannel channel =
        FileChannel.open(doneFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(bytes, 0);
    }
  }

  /** Without the number, or with a damaged one, everything is sent again. */
  private Optional<Long> readDone() throws IOException {
    if (!Files.exists(doneFile())) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(doneFile());
    if (bytes.length != DONE_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return buffer.getInt(8) == checksum(buffer) ? Optional.of(buffer.getLong(0)) : Optional.empty();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, 8));
    return (int) crc.getValue();
  }
}
