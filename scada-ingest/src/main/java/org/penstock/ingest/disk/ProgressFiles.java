package org.penstock.ingest.disk;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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

  private final Path folder;
  private final Map<String, Optional<Instant>> earlier = new HashMap<>();
  private final Map<String, Instant> reached = new HashMap<>();
  private final Map<String, Instant> written = new HashMap<>();

  ProgressFiles(IngestConfig config) {
    this.folder = config.dataFolder();
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

  @PreDestroy
  synchronized void writeAll() {
    Map.copyOf(reached).forEach(this::write);
  }

  private Path file(String sourceId) {
    return folder.resolve("reached-" + sourceId.replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  private Optional<Instant> read(String sourceId) {
    try {
      return Optional.of(Instant.parse(Files.readString(file(sourceId)).strip()));
    } catch (IOException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void write(String sourceId, Instant time) {
    try {
      Files.createDirectories(folder);
      Path next = folder.resolve(file(sourceId).getFileName() + ".next");
      Files.writeString(next, time.toString());
      Files.move(next, file(sourceId), StandardCopyOption.ATOMIC_MOVE);
      written.put(sourceId, time);
    } catch (IOException e) {
      LOG.warnf("progress of %s not written: %s", sourceId, e.getMessage());
    }
  }
}
