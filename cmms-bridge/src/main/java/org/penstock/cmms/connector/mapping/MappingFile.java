package org.penstock.cmms.connector.mapping;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.follow.ExternalStatus;

/**
 * The mapping in a YAML file. It is read again when the file has changed, so that a person can mend
 * it and have a refused work order sent again without a restart; a file that was mended badly
 * leaves the mapping as it was.
 */
public final class MappingFile implements Supplier<PlantMapping> {

  private static final Logger LOG = Logger.getLogger(MappingFile.class);

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;
  private FileTime readAt;
  private PlantMapping mapping;

  /** Reads the file; says plainly what is wrong with one that cannot be used. */
  public MappingFile(Path file) {
    this.file = file;
    try {
      this.readAt = Files.getLastModifiedTime(file);
      this.mapping = read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cmms.mapping-file " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized PlantMapping get() {
    try {
      FileTime changedAt = Files.getLastModifiedTime(file);
      if (!changedAt.equals(readAt)) {
        readAt = changedAt;
        mapping = read(file);
        LOG.infof("%s is read again", file);
      }
    } catch (IOException e) {
      LOG.warnf("%s cannot be used, the mapping stays as it was: %s", file, e.getMessage());
    }
    return mapping;
  }

  private static PlantMapping read(Path file) throws IOException {
    return YAML.readValue(file.toFile(), Content.class).mapping();
  }

  private record Content(
      @JsonAlias("repair_center") @Nullable String site,
      @Nullable String status,
      @Nullable String fallbackAsset,
      @JsonProperty(required = true) Map<String, String> assets,
      @JsonProperty(required = true) Map<String, String> priorities,
      @JsonProperty(required = true) Map<String, String> workTypes,
      @Nullable Map<String, String> assignees,
      @Nullable Map<String, ExternalStatus> statuses) {

    PlantMapping mapping() throws IOException {
      try {
        return new PlantMapping(
            site,
            status,
            fallbackAsset,
            false,
            assets,
            priorities,
            workTypes,
            assignees == null ? Map.of() : assignees,
            statuses == null ? Map.of() : statuses);
      } catch (NullPointerException e) {
        throw new IOException("assets, priorities and work_types must have entries", e);
      }
    }
  }
}
