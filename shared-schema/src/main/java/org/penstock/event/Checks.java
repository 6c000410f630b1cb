package org.penstock.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every event demands of its fields; the message names the field as it stands on the wire. */
final class Checks {

  private Checks() {}

  static void text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(wire(field) + " must be a text, was " + quoted(value));
    }
  }

  static void present(String field, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(wire(field) + " is missing");
    }
  }

  /** A copy that keeps the order; a missing map is an empty one. */
  static <V> Map<String, V> ordered(@Nullable Map<String, V> map) {
    if (map == null) {
      return Map.of();
    }
    map.forEach((name, value) -> present(name, value));
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static String wire(String field) {
    return field.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "null" : '"' + value + '"';
  }
}
