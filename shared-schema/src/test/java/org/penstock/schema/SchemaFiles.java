package org.penstock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.penstock.event.PlantJson;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** The schema and example files of the module, and validation against them. */
final class SchemaFiles {

  static final ObjectMapper MAPPER = PlantJson.newMapper();
  static final Path RESOURCES = Path.of("src/main/resources");
  static final Path RELEASED = RESOURCES.resolve("schemas/released");

  private SchemaFiles() {}

  static ObjectNode schema(Topic topic) {
    return read(RESOURCES.resolve(topic.schema()));
  }

  static ObjectNode read(Path file) {
    try {
      return (ObjectNode) MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> examples(Topic topic) {
    return files(RESOURCES.resolve("examples").resolve(topic.name()));
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every example with its topic. */
  static Stream<Example> allExamples() {
    return Topics.all().stream()
        .flatMap(topic -> examples(topic).stream().map(file -> new Example(topic, file)));
  }

  static Set<ValidationMessage> validate(JsonNode schema, JsonNode value) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
        .validate(value);
  }

  /** The form that our own records must meet: no unlisted field, no unlisted symbol. */
  static ObjectNode strict(ObjectNode schema) {
    ObjectNode strict = schema.deepCopy();
    tighten(strict);
    return strict;
  }

  static boolean isOpenEnum(JsonNode schema) {
    return schema.path("anyOf").path(0).has("enum");
  }

  private static void tighten(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("properties").isObject()) {
        object.put("additionalProperties", false);
      }
      if (isOpenEnum(object)) {
        close(object);
      }
    }
    node.forEach(SchemaFiles::tighten);
  }

  private static void close(ObjectNode openEnum) {
    ArrayNode symbols = openEnum.path("anyOf").path(0).path("enum").deepCopy();
    if (openEnum.path("anyOf").path(1).path("type").isArray()) {
      symbols.addNull();
    }
    openEnum.remove("anyOf");
    openEnum.set("enum", symbols);
  }

  /** One example file of one topic. */
  record Example(Topic topic, Path file) {

    ObjectNode json() {
      return read(file);
    }

    Object event() {
      return MAPPER.convertValue(json(), topic.type());
    }

    /** Shows what a sender from outside may leave out. */
    boolean isMinimal() {
      return file.getFileName().toString().startsWith("minimal");
    }

    @Override
    public String toString() {
      return topic.name() + "/" + file.getFileName();
    }
  }
}
