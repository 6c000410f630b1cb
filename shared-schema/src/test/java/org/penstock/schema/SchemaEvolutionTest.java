package org.penstock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.schema.SchemaFiles.Example;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

class SchemaEvolutionTest {

  @ParameterizedTest
  @MethodSource("releasedFiles")
  void aReleasedSchemaIsOnlyExtended(Path released) {
    Path current =
        SchemaFiles.RESOURCES.resolve("schemas").resolve(released.getFileName().toString());

    assertThat(current).exists();
    assertThat(SchemaEvolution.breaks(SchemaFiles.read(released), SchemaFiles.read(current)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releasedExamples")
  void aReaderWithAReleasedSchemaTakesTodaysRecords(Path released, Example example) {
    assertThat(SchemaFiles.validate(SchemaFiles.read(released), example.json())).isEmpty();
  }

  @Test
  void everyTopicOfTheFirstReleaseIsFrozen() {
    assertThat(new ReleasedSchemas(SchemaFiles.RELEASED.resolve("v1.0")).files())
        .hasSize(16)
        .allSatisfy(file -> assertThat(topicOf(file)).isIn(Topics.all()));
  }

  @Test
  void aReleasedFileIsNeverChanged() throws IOException {
    for (ReleasedSchemas release : ReleasedSchemas.all()) {
      assertThat(release.changed()).as(release.folder().toString()).isEmpty();
    }
  }

  @Test
  void aChangedAnAddedAndARemovedReleasedFileAreNoticed(@TempDir Path folder) throws IOException {
    for (Path file : SchemaFiles.files(SchemaFiles.RELEASED.resolve("v1.0"))) {
      Files.copy(file, folder.resolve(file.getFileName().toString()));
    }
    ReleasedSchemas copy = new ReleasedSchemas(folder);
    assertThat(copy.changed()).isEmpty();

    Path changed = folder.resolve("alarm.events.v1.schema.json");
    Files.writeString(changed, Files.readString(changed, StandardCharsets.UTF_8) + " ");
    Files.writeString(folder.resolve("new.v1.schema.json"), "{}");
    Files.delete(folder.resolve("scada.gaps.v1.schema.json"));

    assertThat(copy.changed())
        .containsExactlyInAnyOrder(
            "alarm.events.v1.schema.json", "new.v1.schema.json", "scada.gaps.v1.schema.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakingChanges")
  void aBreakingChangeIsFound(String what, String expected, Consumer<ObjectNode> change) {
    ObjectNode before = SchemaFiles.schema(Topics.ALARM_EVENTS);
    ObjectNode after = before.deepCopy();
    change.accept(after);

    assertThat(after).isNotEqualTo(before);
    assertThat(SchemaEvolution.breaks(before, after)).as(what).contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allowedChanges")
  void anExtensionIsNoBreak(String what, Consumer<ObjectNode> change) {
    ObjectNode before = SchemaFiles.schema(Topics.ALARM_EVENTS);
    ObjectNode after = before.deepCopy();
    change.accept(after);

    assertThat(after).isNotEqualTo(before);
    assertThat(SchemaEvolution.breaks(before, after)).as(what).isEmpty();
  }

  static Stream<Path> releasedFiles() {
    return ReleasedSchemas.all().stream().flatMap(release -> release.files().stream());
  }

  static Stream<Arguments> releasedExamples() {
    return releasedFiles()
        .flatMap(file ->
            SchemaFiles.examples(topicOf(file)).stream()
                .map(example -> Arguments.of(file, new Example(topicOf(file), example))));
  }

  static List<Arguments> breakingChanges() {
    return List.of(
        breaking("field removed", "/area was removed", s -> fields(s).remove("area")),
        breaking(
            "field renamed",
            "/area was removed",
            s -> fields(s).set("zone", fields(s).remove("area"))),
        breaking(
            "field retyped",
            "/seq/type was \"integer\", is \"string\"",
            s -> field(s, "seq").put("type", "string")),
        breaking(
            "null no longer allowed",
            "/unit/type was [\"string\",\"null\"], is \"string\"",
            s -> field(s, "unit").put("type", "string")),
        breaking(
            "another format",
            "/occurred_at/format was \"date-time\", is \"date\"",
            s -> field(s, "occurred_at").put("format", "date")),
        breaking(
            "a tighter rule",
            "/message/maxLength was , is 10",
            s -> field(s, "message").put("maxLength", 10)),
        breaking("field newly required", "/unit is newly required", s -> required(s).add("unit")),
        breaking(
            "field no longer required",
            "/event_id is no longer required",
            s -> required(s).remove(0)),
        breaking(
            "enum symbol removed",
            "/event_type lost the symbol RAISED",
            s -> symbols(s, "event_type").remove(0)),
        breaking(
            "enum closed",
            "/event_type/anyOf has another number of branches",
            s -> ((ArrayNode) field(s, "event_type").path("anyOf")).remove(1)),
        breaking(
            "object closed",
            "/additionalProperties was true, is false",
            s -> s.put("additionalProperties", false)),
        breaking(
            "field of a nested object removed",
            "/actor/sub was removed",
            s -> fields((ObjectNode) s.path("$defs").path("actor")).remove("sub")),
        breaking(
            "content of a map retyped",
            "/snapshot/additionalProperties/$ref was \"#/$defs/snapshot_value\","
                + " is \"#/$defs/actor\"",
            s ->
                ((ObjectNode) field(s, "snapshot").path("additionalProperties"))
                    .put("$ref", "#/$defs/actor")));
  }

  static List<Arguments> allowedChanges() {
    return List.of(
        allowed("new optional field", s -> fields(s).putObject("note").put("type", "string")),
        allowed("new symbol", s -> symbols(s, "event_type").add("LATCHED")),
        allowed("other words", s -> field(s, "area").put("description", "The process area.")),
        allowed(
            "new definition",
            s -> ((ObjectNode) s.path("$defs")).putObject("shift").put("type", "object")));
  }

  private static Arguments breaking(String what, String expected, Consumer<ObjectNode> change) {
    return Arguments.of(what, expected, change);
  }

  private static Arguments allowed(String what, Consumer<ObjectNode> change) {
    return Arguments.of(what, change);
  }

  private static ObjectNode fields(ObjectNode schema) {
    return (ObjectNode) schema.path("properties");
  }

  private static ObjectNode field(ObjectNode schema, String name) {
    return (ObjectNode) fields(schema).path(name);
  }

  private static ArrayNode required(ObjectNode schema) {
    return (ArrayNode) schema.path("required");
  }

  private static ArrayNode symbols(ObjectNode schema, String name) {
    return (ArrayNode) field(schema, name).path("anyOf").path(0).path("enum");
  }

  private static Topic topicOf(Path schemaFile) {
    String name = schemaFile.getFileName().toString().replace(".schema.json", "");
    return Topics.all().stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("a released topic is gone: " + name));
  }
}
