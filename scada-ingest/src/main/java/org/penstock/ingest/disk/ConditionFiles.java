package org.penstock.ingest.disk;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.penstock.event.PlantJson;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.KnownConditions;

/** One JSON file for each source, replaced as a whole. */
@ApplicationScoped
class ConditionFiles implements KnownConditions {

  private static final Logger LOG = Logger.getLogger(ConditionFiles.class);

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final Path folder;

  ConditionFiles(IngestConfig config) {
    this.folder = config.dataFolder();
  }

  /** Of the events themselves: a source's id may hold what a file name cannot. */
  @Override
  public Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "conditions-*.json")) {
      for (Path file : files) {
        Kept kept = load(file);
        Stream.concat(kept.last().stream(), kept.beingTold().stream())
            .map(ScadaAlarmEvent::sourceId)
            .forEach(sources::add);
      }
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException | DirectoryIteratorException e) {
      LOG.errorf("%s is not readable: %s", folder, e.getMessage());
    }
    return sources;
  }

  @Override
  public Kept load(String sourceId) {
    return load(file(sourceId));
  }

  private Kept load(Path file) {
    try {
      return mapper.readValue(Files.readAllBytes(file), Kept.class);
    } catch (NoSuchFileException e) {
      return Kept.NOTHING;
    } catch (IOException e) {
      LOG.errorf("%s is not readable, known conditions start anew: %s", file, e.getMessage());
      return Kept.NOTHING;
    }
  }

  @Override
  public void save(String sourceId, Kept kept) {
    Path file = file(sourceId);
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(folder);
      Files.write(next, mapper.writeValueAsBytes(kept));
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.errorf("known conditions of %s not written: %s", sourceId, e.getMessage());
    }
  }

  private Path file(String sourceId) {
    return folder.resolve("conditions-" + sourceId.replaceAll("[^A-Za-z0-9._-]", "_") + ".json");
  }
}
