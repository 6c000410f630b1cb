package org.penstock.alert.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.event.PlantJson;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * How sheets are read. A field that we do not know is a fault: it is a setting that would not take
 * effect.
 */
final class SheetJson {

  private SheetJson() {}

  static ObjectMapper json() {
    return strict(new ObjectMapper());
  }

  static ObjectMapper yaml() {
    return strict(
            new ObjectMapper(
                YAMLFactory.builder()
                    .loaderOptions(ofAnySize())
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build()))
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  }

  /** The library's own bound is met by ten thousand rules; ours is on the request. */
  private static LoaderOptions ofAnySize() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  private static ObjectMapper strict(ObjectMapper mapper) {
    return PlantJson.configure(mapper)
        .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  }

  /** The draft in a tree; null where it is none, and then {@code faults} says why. */
  static @Nullable RuleDraft draft(ObjectMapper mapper, ObjectNode tree, List<String> faults) {
    try {
      return mapper.treeToValue(tree, RuleDraft.class);
    } catch (JsonProcessingException e) {
      faults.add(where(e) + e.getOriginalMessage());
      return null;
    }
  }

  /** Such as {@code rules row 3, deadband: }. */
  static String where(JsonProcessingException fault) {
    if (!(fault instanceof JsonMappingException mapping)) {
      return fault.getLocation() == null ? "" : "line " + fault.getLocation().getLineNr() + ": ";
    }
    return mapping.getPath().isEmpty()
        ? ""
        : mapping.getPath().stream()
            .map(one ->
                one.getFieldName() == null ? "row " + (one.getIndex() + 1) : one.getFieldName())
            .collect(Collectors.joining(", ", "", ": "));
  }
}
