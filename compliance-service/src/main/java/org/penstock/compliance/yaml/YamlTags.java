package org.penstock.compliance.yaml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.Digits;
import org.penstock.compliance.domain.slot.PlantTime;
import org.penstock.compliance.domain.slot.Statistic;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.event.PlantJson;

/**
 * The plant's compliance tags from the file that an operator writes; a wrong file ends the start.
 */
@ApplicationScoped
class YamlTags {

  private final ObjectMapper mapper =
      PlantJson.configure(new YAMLMapper())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  @Produces
  @Singleton
  TagCatalogue tags(ComplianceConfig config) {
    return read(config.tagsFile());
  }

  TagCatalogue read(Path file) {
    try {
      return mapper.readValue(file.toFile(), TagsFile.class).catalogue();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "compliance.tags-file %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  private record TagsFile(
      @Nullable String plantId, @Nullable String zone, @Nullable List<TagEntry> tags) {

    TagCatalogue catalogue() {
      return new TagCatalogue(
          required("plant_id", plantId),
          new PlantTime(ZoneId.of(required("zone", zone))),
          required("tags", tags).stream().map(TagEntry::tag).toList());
    }
  }

  private record TagEntry(
      @Nullable String tagName,
      @Nullable String unit,
      @Nullable Duration slot,
      @Nullable Statistic statistic,
      @Nullable Integer decimals,
      @Nullable Integer significantFigures,
      @Nullable String wimsTag,
      @Nullable Map<String, String> names,
      @Nullable String description,
      @Nullable String location) {

    ComplianceTag tag() {
      Map<String, String> all = new HashMap<>(names == null ? Map.of() : names);
      if (wimsTag != null) {
        all.put(ComplianceTag.WIMS_TAG, wimsTag);
      }
      return new ComplianceTag(
          required("tag_name", tagName),
          required("unit", unit),
          required("slot", slot),
          required("statistic", statistic),
          significantFigures == null
              ? new Digits.AfterPoint(required("decimals", decimals))
              : new Digits.Significant(significantFigures),
          all,
          description,
          location);
    }
  }
}
