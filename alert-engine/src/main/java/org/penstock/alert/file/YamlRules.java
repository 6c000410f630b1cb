package org.penstock.alert.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.RuleSource;
import org.penstock.event.PlantJson;

/**
 * The rules file. A field that we do not know is a fault: it is a setting that would not take
 * effect.
 */
@ApplicationScoped
class YamlRules implements RuleSource {

  private final ObjectMapper mapper =
      PlantJson.configure(new ObjectMapper(new YAMLFactory()))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final Path file;

  @Inject
  YamlRules(AlertConfig config) {
    this(config.rulesFile());
  }

  YamlRules(Path file) {
    this.file = file;
  }

  private record Sheet(@Nullable String plantId, @Nullable List<RuleDraft> rules) {}

  @Override
  public Content read() {
    try {
      @Nullable Sheet sheet = mapper.readValue(Files.readString(file), Sheet.class);
      if (sheet == null || sheet.plantId() == null || sheet.rules() == null) {
        return unreadable("plant_id and rules are needed");
      }
      return new Content.Drafts(file.getFileName().toString(), sheet.plantId(), sheet.rules());
    } catch (JsonProcessingException e) {
      return unreadable(where(e) + e.getOriginalMessage());
    } catch (NoSuchFileException e) {
      return unreadable("there is no such file");
    } catch (IOException e) {
      return unreadable(e.toString());
    }
  }

  private Content unreadable(String reason) {
    return new Content.Unreadable("rules file " + file + ": " + reason);
  }

  /** Such as {@code rules row 3, deadband: }. */
  private static String where(JsonProcessingException fault) {
    if (!(fault instanceof JsonMappingException mapping)) {
      return fault.getLocation() == null ? "" : "line " + fault.getLocation().getLineNr() + ": ";
    }
    return mapping.getPath().stream()
            .map(one ->
                one.getFieldName() == null ? "row " + (one.getIndex() + 1) : one.getFieldName())
            .collect(Collectors.joining(", "))
        + ": ";
  }
}
