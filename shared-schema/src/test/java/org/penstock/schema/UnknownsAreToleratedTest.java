package org.penstock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.schema.SchemaFiles.Example;
import org.penstock.topic.Topics;

class UnknownsAreToleratedTest {

  @ParameterizedTest
  @MethodSource("examples")
  void aFieldOfALaterVersionChangesNothing(Example example) throws Exception {
    ObjectNode later = example.json();
    later.putObject("added_later").put("depth", 1);
    later.forEach(member -> {
      if (member instanceof ObjectNode nested && nested.has("sub")) {
        nested.put("added_later", true);
      }
    });

    assertThat(SchemaFiles.MAPPER.readValue(later.toString(), example.topic().type()))
        .isEqualTo(SchemaFiles.MAPPER.readValue(example.json().toString(), example.topic().type()));
    assertThat(SchemaFiles.validate(SchemaFiles.schema(example.topic()), later)).isEmpty();
    assertThat(SchemaFiles.validate(SchemaFiles.strict(SchemaFiles.schema(example.topic())), later))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("openEnums")
  void aSymbolOfALaterVersionReadsAsTheDefault(Example example, String field) throws Exception {
    ObjectNode later = example.json().put(field, "ADDED_LATER");
    RecordComponent component =
        Arrays.stream(example.topic().type().getRecordComponents())
            .filter(candidate -> RecordSchema.wire(candidate.getName()).equals(field))
            .findFirst()
            .orElseThrow();

    Object event = SchemaFiles.MAPPER.readValue(later.toString(), example.topic().type());

    assertThat(component.getAccessor().invoke(event)).isEqualTo(defaultOf(component.getType()));
    assertThat(SchemaFiles.validate(SchemaFiles.schema(example.topic()), later)).isEmpty();
    assertThat(SchemaFiles.validate(SchemaFiles.strict(SchemaFiles.schema(example.topic())), later))
        .isNotEmpty();
  }

  static Stream<Example> examples() {
    return SchemaFiles.allExamples();
  }

  static Stream<Arguments> openEnums() {
    return Topics.all().stream()
        .map(topic -> new Example(topic, SchemaFiles.examples(topic).getFirst()))
        .flatMap(example ->
            SchemaFiles.schema(example.topic()).path("properties").properties().stream()
                .filter(property -> SchemaFiles.isOpenEnum(property.getValue()))
                .map(property -> Arguments.of(example, property.getKey())));
  }

  private static Object defaultOf(Class<?> type) throws NoSuchFieldException {
    for (Object constant : type.getEnumConstants()) {
      if (type.getField(((Enum<?>) constant).name())
          .isAnnotationPresent(JsonEnumDefaultValue.class)) {
        return constant;
      }
    }
    throw new AssertionError(type + " has no symbol for what a reader does not know");
  }
}
