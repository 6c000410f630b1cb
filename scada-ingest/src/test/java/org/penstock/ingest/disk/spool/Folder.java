package org.penstock.ingest.disk.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Reach;
import org.penstock.ingest.domain.port.Progress;

/** A spool's folder, and what tests do to it. */
final class Folder implements Progress {

  final LossTally losses = new LossTally();
  final Map<String, Instant> reached = new HashMap<>();
  final Path path;
  Duration setBack = Duration.ZERO;
  Instant now = Instant.parse("2026-07-01T12:00:00Z");

  Folder(Path path) {
    this.path = path;
  }

  /** A spool of small segments. */
  DiskSpool open() {
    return open(new DiskSpool.Bounds(1 << 20, 4096, 50, 100, Duration.ofSeconds(5)));
  }

  DiskSpool open(DiskSpool.Bounds bounds) {
    InstantSource clock = () -> now;
    return new DiskSpool(path, bounds, losses, new Reach(_ -> Duration.ZERO), this, clock);
  }

  /** Everything that waits, and nothing of it stays. */
  static List<Reading> drain(DiskSpool spool) throws InterruptedException {
    List<Reading> all = new ArrayList<>();
    List<Reading> head = spool.head(70, Duration.ZERO);
    while (!head.isEmpty()) {
      all.addAll(head);
      spool.release(head.size());
      head = spool.head(70, Duration.ZERO);
    }
    return all;
  }

  List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".readings")).sorted().toList();
    }
  }

  static void cut(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 0x10;
    Files.write(file, bytes);
  }

  @Override
  public Optional<Instant> ofEarlierRun(String sourceId) {
    return Optional.ofNullable(reached.get(sourceId));
  }

  @Override
  public void reached(String sourceId, Instant time) {
    reached.put(sourceId, time);
  }

  @Override
  public void setBack(Duration by) {
    setBack = by;
  }
}
