package org.penstock.compliance.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;

/** How values that JDBC has no type for stand in columns. */
@Singleton
public class Columns {

  private final ObjectMapper mapper = PlantJson.newMapper();

  /** A time that is there. */
  public static Instant instant(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A time, or null. */
  public static @Nullable Instant instantOrNull(ResultSet rows, String column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** An instant for the driver, which takes no {@link Instant}. */
  public static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** An array of texts. */
  public static List<String> texts(ResultSet rows, String column) throws SQLException {
    Array array = rows.getArray(column);
    try {
      return List.of((String[]) array.getArray());
    } finally {
      array.free();
    }
  }

  /** An array for the driver, which takes it with {@link java.sql.Types#ARRAY}. */
  public static String[] array(Collection<String> texts) {
    return texts.stream().sorted().toArray(String[]::new);
  }

  /** JSON for a column of that type, or null. */
  public @Nullable String json(@Nullable Object value) {
    try {
      return value == null ? null : mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + value.getClass().getName(), e);
    }
  }

  /** From a column that holds one. */
  public <T> T fromJson(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column does not hold a " + type.getSimpleName(), e);
    }
  }

  /** The same, or null. */
  public <T> @Nullable T fromJsonOrNull(@Nullable String json, Class<T> type) {
    return json == null ? null : fromJson(json, type);
  }
}
