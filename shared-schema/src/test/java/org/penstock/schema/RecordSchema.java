package org.penstock.schema;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.event.TagValue;

/** What a record's schema must say, but for the words and the definitions it refers to. */
final class RecordSchema {

  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private final Map<String, Class<?>> definitions = new TreeMap<>();

  /** The schema of a record; the records it refers to are then in {@link #definitions()}. */
  ObjectNode of(Class<?> type) {
    ObjectNode schema = SchemaFiles.MAPPER.createObjectNode().put("type", "object");
    var required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      String name = wire(component.getName());
      properties.set(name, property(component));
      if (isRequired(component)) {
        required.add(name);
      }
    }
    return schema.put("additionalProperties", true);
  }

  Map<String, Class<?>> definitions() {
    return definitions;
  }

  static String wire(String name) {
    return SNAKE_CASE.translate(name);
  }

  /** A list or map that is absent reads as an empty one. */
  private static boolean isRequired(RecordComponent component) {
    return !isNullable(component)
        && component.getType() != List.class
        && component.getType() != Map.class;
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private ObjectNode property(RecordComponent component) {
    ObjectNode schema = of(component.getAnnotatedType(), isNullable(component));
    if (component.getType() == String.class && !isNullable(component)) {
      schema.put("pattern", "\\S");
    }
    return schema;
  }

  private ObjectNode of(AnnotatedType annotated, boolean nullable) {
    if (annotated instanceof AnnotatedParameterizedType generic) {
      return container(generic);
    }
    Class<?> type = (Class<?>) annotated.getType();
    ObjectNode schema = SchemaFiles.MAPPER.createObjectNode();
    if (type == TagValue.class) {
      List.of("number", "boolean", "string", "array", "null")
          .forEach(schema.withArray("type")::add);
    } else if (type.isEnum()) {
      openEnum(schema, type, nullable);
    } else if (type.isRecord()) {
      reference(schema, type, nullable);
    } else {
      scalar(schema, type, nullable);
    }
    return schema;
  }

  private ObjectNode container(AnnotatedParameterizedType generic) {
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    ObjectNode schema = SchemaFiles.MAPPER.createObjectNode();
    ObjectNode content = of(arguments[arguments.length - 1], false);
    return arguments.length == 1
        ? schema.put("type", "array").set("items", content)
        : schema.put("type", "object").set("additionalProperties", content);
  }

  private static void openEnum(ObjectNode schema, Class<?> type, boolean nullable) {
    var anyOf = schema.putArray("anyOf");
    var symbols = anyOf.addObject().putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      symbols.add(SchemaFiles.MAPPER.convertValue(constant, String.class));
    }
    type(anyOf.addObject(), "string", nullable);
  }

  private void reference(ObjectNode schema, Class<?> type, boolean nullable) {
    String name = wire(type.getSimpleName());
    definitions.put(name, type);
    if (nullable) {
      var anyOf = schema.putArray("anyOf");
      anyOf.addObject().put("$ref", "#/$defs/" + name);
      anyOf.addObject().put("type", "null");
    } else {
      schema.put("$ref", "#/$defs/" + name);
    }
  }

  private static void scalar(ObjectNode schema, Class<?> type, boolean nullable) {
    type(schema, typeOf(type), nullable);
    if (type == Instant.class) {
      schema.put("format", "date-time");
    } else if (type == LocalDate.class) {
      schema.put("format", "date");
    }
  }

  private static String typeOf(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (List.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
      return "integer";
    }
    if (type == BigDecimal.class) {
      return "number";
    }
    if (List.of(String.class, Instant.class, LocalDate.class).contains(type)) {
      return "string";
    }
    throw new IllegalArgumentException("no JSON type is agreed for " + type);
  }

  private static void type(ObjectNode schema, String type, boolean nullable) {
    if (nullable) {
      schema.putArray("type").add(type).add("null");
    } else {
      schema.put("type", type);
    }
  }
}
