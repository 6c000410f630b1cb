package org.penstock.ingest.tagsfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

/** The sources from the configured file. */
@ApplicationScoped
class TagsFile {

  private static final Logger LOG = Logger.getLogger(TagsFile.class);

  @Produces
  @Singleton
  Sources sources(IngestConfig config, Config secrets) {
    Path file = config.tagsFile().orElse(null);
    if (file == null) {
      LOG.warn("scada.tags-file is not set: no server is read");
      return new Sources(List.of(), new InboundTags("", List.of(), 0), List.of());
    }
    Sources sources = read(file, new TagRows(config.expectedPeriod(), secrets));
    sources.rejected().forEach(reason -> LOG.errorf("%s: %s", file, reason));
    return sources;
  }

  private static Sources read(Path file, TagRows rows) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      CRC32 revision = new CRC32();
      revision.update(bytes);
      JsonNode root = new YAMLMapper().readTree(bytes);
      return rows.sources(root, revision.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException("scada.tags-file " + file, e);
    }
  }
}
