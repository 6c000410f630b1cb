package org.penstock.ingest.tagsfile;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

/** The sources from the configured file. */
@ApplicationScoped
class TagsFile implements CurrentSources {

  private static final Logger LOG = Logger.getLogger(TagsFile.class);

  private final Sources current;

  TagsFile(IngestConfig config) {
    this.current = config.tagsFile().map(file -> read(file, config)).orElseGet(TagsFile::none);
    current.rejected().forEach(LOG::error);
  }

  @Override
  public Sources now() {
    return current;
  }

  private static Sources none() {
    LOG.warn("scada.tags-file is not set: no server is read");
    return new Sources(List.of(), new InboundTags("", List.of(), 0), List.of());
  }

  private static Sources read(Path file, IngestConfig config) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      CRC32 revision = new CRC32();
      revision.update(bytes);
      return SourcesDocument.read(new YAMLMapper().readTree(bytes), config, revision.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException("scada.tags-file " + file, e);
    }
  }
}
