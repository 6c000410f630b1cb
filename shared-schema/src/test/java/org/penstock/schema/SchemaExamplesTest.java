package org.penstock.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.schema.SchemaFiles.Example;
import org.penstock.topic.Topics;

class SchemaExamplesTest {

  @Test
  void everyTopicHasATypicalAndAnOddExample() {
    assertThat(Topics.all())
        .allSatisfy(topic ->
            assertThat(SchemaFiles.examples(topic)).as(topic.name()).hasSizeGreaterThan(1));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleMeetsTheStrictFormOfItsSchema(Example example) {
    ObjectNode strict = SchemaFiles.strict(SchemaFiles.schema(example.topic()));

    assertThat(SchemaFiles.validate(strict, example.json())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsReadAndWrittenAgainAsItWas(Example example) throws IOException {
    Object event =
        SchemaFiles.MAPPER.readValue(Files.readString(example.file()), example.topic().type());

    JsonNode written = SchemaFiles.MAPPER.readTree(SchemaFiles.MAPPER.writeValueAsBytes(event));

    if (example.isMinimal()) {
      assertThat(withoutEmpty(written)).isEqualTo(withoutEmpty(example.json()));
      assertThat(written.size()).isGreaterThan(example.json().size());
    } else {
      assertThat(written).isEqualTo(example.json());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatARecordIsWrittenAsMeetsTheStrictForm(Example example) throws IOException {
    JsonNode written =
        SchemaFiles.MAPPER.readTree(SchemaFiles.MAPPER.writeValueAsBytes(example.event()));

    assertThat(
            SchemaFiles.validate(SchemaFiles.strict(SchemaFiles.schema(example.topic())), written))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void aRecordWithoutARequiredFieldIsRefusedBySchemaAndReader(Example example, String field) {
    ObjectNode absent = example.json();
    absent.remove(field);

    assertThat(SchemaFiles.validate(SchemaFiles.schema(example.topic()), absent)).isNotEmpty();
    if (!field.equals("value")) {
      assertThatThrownBy(
              () -> SchemaFiles.MAPPER.readValue(absent.toString(), example.topic().type()))
          .isInstanceOf(JacksonException.class)
          .hasMessageContaining(field);
    }
  }

  static Stream<Example> examples() {
    return SchemaFiles.allExamples();
  }

  static Stream<Object[]> requiredFields() {
    return Topics.all().stream()
        .map(topic -> new Example(topic, SchemaFiles.examples(topic).getFirst()))
        .flatMap(example ->
            SchemaFiles.schema(example.topic())
                .path("required")
                .valueStream()
                .map(field -> new Object[] {example, field.asText()}));
  }

  private static JsonNode withoutEmpty(JsonNode json) {
    ObjectNode pruned = json.deepCopy();
    pruned.removeIf(field -> field.isNull() || (field.isContainerNode() && field.isEmpty()));
    return pruned;
  }
}
