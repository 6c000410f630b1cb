package org.penstock.ingest.tagsfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;
import org.penstock.ingest.domain.port.SourcesFile.Written;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The tree of the file.
 *
 * @param revision checksum of the text that it was read from
 */
record SourcesText(ObjectNode root, long revision) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().loaderOptions(ofAnySize()).build())
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();
  private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

  /** The library's own bound is met by ten thousands of tags; ours is on the file. */
  private static LoaderOptions ofAnySize() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  static SourcesText parse(byte[] bytes, long revision) throws IOException {
    JsonNode root = YAML.readTree(bytes);
    return new SourcesText(
        root instanceof ObjectNode object ? object : YAML.createObjectNode(), revision);
  }

  byte[] bytes() throws JsonProcessingException {
    String head = "# Changed over HTTP; what stood here before is in the file .previous.\n";
    return (head + YAML.writeValueAsString(root)).getBytes(StandardCharsets.UTF_8);
  }

  /** The rows, each tag with the name of its source. */
  Written written() {
    List<Map<String, Object>> sources =
        SourcesDocument.sourceRowsOf(root).stream().map(SourcesText::row).toList();
    Object onlyOne = sources.size() == 1 ? sources.getFirst().get("id") : null;
    List<Map<String, Object>> tags =
        StreamSupport.stream(root.path("tags").spliterator(), false)
            .map(tag -> tagRow(row(tag), onlyOne == null ? "" : onlyOne.toString()))
            .toList();
    return new Written(sources, tags, revision);
  }

  private static Map<String, Object> row(JsonNode node) {
    return YAML.convertValue(node, ROW);
  }

  private static Map<String, Object> tagRow(Map<String, Object> row, String onlySource) {
    Map<String, Object> tag = new LinkedHashMap<>(row);
    if (!onlySource.isEmpty()) {
      tag.putIfAbsent("source", onlySource);
    }
    if (tag.get("alarm_tags") instanceof Map<?, ?> states) {
      StringJoiner text = new StringJoiner(" ");
      states.forEach((state, name) -> text.add(state + "=" + name));
      tag.put("alarm_tags", text.toString());
    }
    return tag;
  }

  /** The same file with other sources and tags. */
  SourcesText with(Written changed) {
    ObjectNode next = YAML.createObjectNode();
    JsonNode first = SourcesDocument.sourceRowsOf(root).stream().findFirst().orElse(next);
    // Of a file with one source the plant stands there, and the inbound tags are of that plant.
    JsonNode plant = root.has("plant_id") ? root.get("plant_id") : first.get("plant_id");
    if (plant != null) {
      next.set("plant_id", plant);
    }
    next.set("sources", YAML.valueToTree(changed.sources()));
    next.set("tags", YAML.valueToTree(changed.tags()));
    for (Map.Entry<String, JsonNode> other : root.properties()) {
      if (!next.has(other.getKey()) && !other.getKey().equals("source")) {
        next.set(other.getKey(), other.getValue());
      }
    }
    return new SourcesText(next, changed.revision());
  }
}
