package org.penstock.ingest.tagsfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one row, each read strictly: what is no number is not taken for zero. */
record Fields(JsonNode row) {

  /** Refuses a field with another name: a typing error would silently leave a default in place. */
  Fields only(Set<String> known) {
    Iterator<String> names = row.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException("there is no field %s".formatted(name));
      }
    }
    return this;
  }

  Fields in(String key) {
    return new Fields(row.path(key));
  }

  boolean has(String key) {
    return optional(key) != null;
  }

  String text(String key) {
    String text = optional(key);
    if (text == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text;
  }

  /** The text; null when there is none or a blank one, as in an empty cell. */
  @Nullable String optional(String key) {
    String text = row.hasNonNull(key) ? row.get(key).asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  String text(String key, String otherwise) {
    String text = optional(key);
    return text == null ? otherwise : text;
  }

  /** The texts of a list, or the one text. */
  List<String> texts(String key) {
    JsonNode value = row.path(key);
    if (!value.isArray()) {
      String text = optional(key);
      return text == null ? List.of() : List.of(text);
    }
    List<String> texts = new ArrayList<>();
    value.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  Duration duration(String key, Duration otherwise) {
    String text = optional(key);
    if (text == null) {
      return otherwise;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s: '%s' is no duration such as PT1S".formatted(key, text), e);
    }
  }

  int whole(String key, int otherwise) {
    String text = optional(key);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s: '%s' is no whole number".formatted(key, text), e);
    }
  }

  double number(String key, double otherwise) {
    String text = optional(key);
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s: '%s' is no number".formatted(key, text), e);
    }
  }

  boolean flag(String key, boolean otherwise) {
    String text = optional(key);
    if (text == null) {
      return otherwise;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s: '%s' is neither true nor false".formatted(key, text));
    };
  }

  <E extends Enum<E>> E symbol(String key, Class<E> type, E otherwise) {
    String text = optional(key);
    return text == null ? otherwise : symbol(key, text, type);
  }

  static <E extends Enum<E>> E symbol(String key, String text, Class<E> type) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E symbol : type.getEnumConstants()) {
      if (symbol.name().equals(name)) {
        return symbol;
      }
    }
    throw new IllegalArgumentException(
        "%s: '%s' is none of %s".formatted(key, text, List.of(type.getEnumConstants())));
  }

  /** The objects of an object, by name. */
  Map<String, Fields> named(String key) {
    Map<String, Fields> named = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : row.path(key).properties()) {
      named.put(field.getKey(), new Fields(field.getValue()));
    }
    return named;
  }
}
