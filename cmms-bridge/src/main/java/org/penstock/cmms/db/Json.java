package org.penstock.cmms.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.event.PlantJson;
import org.penstock.event.SnapshotValue;

/** The {@code jsonb} columns, written as the plant's events are. */
final class Json {

  private static final ObjectMapper MAPPER = PlantJson.newMapper();
  private static final TypeReference<Map<String, SnapshotValue>> SNAPSHOT =
      new TypeReference<>() {};

  private Json() {}

  static @Nullable String write(@Nullable Object value) {
    try {
      return value == null ? null : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + value.getClass().getName(), e);
    }
  }

  static Map<String, SnapshotValue> snapshot(String json) {
    try {
      return MAPPER.readValue(json, SNAPSHOT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("scadaSnapshot in the table is not what was written", e);
    }
  }

  static @Nullable Actor actor(@Nullable String json) {
    try {
      return json == null ? null : MAPPER.readValue(json, Actor.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("requested_by in the table is not what was written", e);
    }
  }
}
