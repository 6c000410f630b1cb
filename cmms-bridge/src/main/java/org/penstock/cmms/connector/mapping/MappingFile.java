package org.penstock.cmms.connector.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the mapping from YAML; a key that we do not know is a typing error and is said so. */
public final class MappingFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private MappingFile() {}

  /** The mapping in the file; says plainly what is wrong with one that cannot be used. */
  public static PlantMapping read(Path file) {
    try {
      return YAML.readValue(file.toFile(), Content.class).mapping();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cmms.mapping-file " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private record Content(
      @Nullable String repairCenter,
      @Nullable String status,
      @Nullable String fallbackAsset,
      @JsonProperty(required = true) Map<String, String> assets,
      @JsonProperty(required = true) Map<String, String> priorities,
      @JsonProperty(required = true) Map<String, String> workTypes) {

    PlantMapping mapping() {
      return new PlantMapping(
          repairCenter, status, fallbackAsset, false, assets, priorities, workTypes);
    }
  }
}
