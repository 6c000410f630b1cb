package org.penstock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

class SchemaMatchesRecordTest {

  @ParameterizedTest
  @MethodSource("topics")
  void theSchemaSaysWhatTheRecordSays(Topic topic) {
    RecordSchema records = new RecordSchema();
    ObjectNode schema = SchemaFiles.schema(topic);

    assertThat(withoutWords(schema)).isEqualTo(records.of(topic.type()));
    assertThat(definitions(records)).isEqualTo(withoutWords(schema.path("$defs")));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theSchemaListsTheFieldsInTheRecordsOrder(Topic topic) {
    assertThat(SchemaFiles.schema(topic).path("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            Arrays.stream(topic.type().getRecordComponents())
                .map(component -> RecordSchema.wire(component.getName()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theSchemaIsNamedAfterItsTopicAndEveryFieldIsDescribed(Topic topic) {
    ObjectNode schema = SchemaFiles.schema(topic);

    assertThat(schema.path("$id").asText()).isEqualTo("urn:penstock:schema:" + topic.name());
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("properties"))
        .allSatisfy(property -> assertThat(property.path("description").asText()).isNotBlank());
  }

  @Test
  void noSchemaFileIsWithoutATopic() {
    List<String> expected =
        Topics.all().stream().map(topic -> topic.name() + ".schema.json").sorted().toList();

    assertThat(SchemaFiles.files(SchemaFiles.RESOURCES.resolve("schemas")))
        .extracting(file -> file.getFileName().toString())
        .filteredOn(name -> name.endsWith(".json"))
        .containsExactlyElementsOf(expected);
  }

  static List<Topic> topics() {
    return Topics.all();
  }

  private static ObjectNode definitions(RecordSchema records) {
    ObjectNode definitions = SchemaFiles.MAPPER.createObjectNode();
    Set<String> done = new HashSet<>();
    Deque<Map.Entry<String, Class<?>>> open = new ArrayDeque<>(records.definitions().entrySet());
    while (!open.isEmpty()) {
      Map.Entry<String, Class<?>> next = open.pop();
      if (done.add(next.getKey())) {
        definitions.set(next.getKey(), records.of(next.getValue()));
        open.addAll(records.definitions().entrySet());
      }
    }
    return definitions;
  }

  /** What binds, without what explains and what a schema is known by. */
  private static ObjectNode withoutWords(JsonNode schema) {
    ObjectNode bare = SchemaFiles.MAPPER.createObjectNode();
    schema
        .properties()
        .forEach(member -> {
          if (!isWords(member)) {
            bare.set(member.getKey(), bare(member.getValue()));
          }
        });
    return bare;
  }

  private static boolean isWords(Map.Entry<String, JsonNode> member) {
    return Set.of("$schema", "$id", "$defs").contains(member.getKey())
        || (Set.of("title", "description").contains(member.getKey())
            && member.getValue().isTextual());
  }

  private static JsonNode bare(JsonNode value) {
    return value.isObject() ? withoutWords(value) : value;
  }
}
