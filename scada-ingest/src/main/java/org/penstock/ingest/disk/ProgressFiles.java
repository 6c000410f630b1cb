package org.penstock.ingest.disk;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.Progress;

/**
 * One file for each source with the time it has reached. Written once a second at most: after a
 * crash the gap record begins that much too early, never too late.
 */
@ApplicationScoped
class ProgressFiles implements Progress {

  private static final Logger LOG = Logger.getLogger(ProgressFiles.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String PREFIX = "reached-";
  private static final String UNFINISHED = ".next";

  private final Path folder;
  private final Map<String, Optional<Instant>> earlier = new HashMap<>();
  private final Map<String, Instant> reached = new HashMap<>();
  private final Map<String, Instant> written = new HashMap<>();

  @Inject
  ProgressFiles(IngestConfig config) {
    this(config.dataFolder());
  }

  ProgressFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized Optional<Instant> ofEarlierRun(String sourceId) {
    return earlier.computeIfAbsent(sourceId, this::read);
  }

  @Override
  public synchronized void reached(String sourceId, Instant time) {
    // Read before this run's first write takes its place.
    earlier.computeIfAbsent(sourceId, this::read);
    reached.put(sourceId, time);
    Instant last = written.getOrDefault(sourceId, Instant.MIN);
    if (time.isBefore(last) || last.isBefore(time.minus(INTERVAL))) {
      write(sourceId, time);
    }
  }

  @Override
  public synchronized void setBack(Duration by) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ProgressFiles::isProgress).toList()) {
        Optional<Instant> time = timeIn(file);
        if (time.isPresent()) {
          replace(file, time.get().minus(by));
        }
      }
    } catch (IOException e) {
      LOG.errorf("progress not set back by %s, values of that time are no gap: %s", by, e);
    }
  }

  private static boolean isProgress(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && !name.endsWith(UNFINISHED);
  }

  @PreDestroy
  synchronized void writeAll() {
    Map.copyOf(reached).forEach(this::write);
  }

  private Path file(String sourceId) {
    return folder.resolve(PREFIX + sourceId.replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  private Optional<Instant> read(String sourceId) {
    return timeIn(file(sourceId));
  }

  private static Optional<Instant> timeIn(Path file) {
    try {
      return Optional.of(Instant.parse(Files.readString(file).strip()));
    } catch (IOException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void write(String sourceId, Instant time) {
    try {
      Files.createDirectories(folder);
      replace(file(sourceId), time);
      written.put(sourceId, time);
    } catch (IOException e) {
      LOG.warnf("progress of %s not written: %s", sourceId, e.getMessage());
    }
  }

  private void replace(Path file, Instant time) throws IOException {
    Path next = folder.resolve(file.getFileName() + UNFINISHED);
    Files.writeString(next, time.toString());
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
