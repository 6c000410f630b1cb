package org.penstock.ingest.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;

/** A row of {@code scada_reading} as a reading. */
final class ReadingRow implements RowMapper<Reading> {

  private final ObjectMapper mapper = PlantJson.newMapper();

  @Override
  public Reading map(ResultSet rows, StatementContext context) throws SQLException {
    String alarmState = rows.getString("alarm_state");
    return new Reading(
        rows.getString("event_id"),
        instant(rows, "ts"),
        TimestampOrigin.valueOf(rows.getString("ts_origin")),
        optionalInstant(rows, "server_ts"),
        instant(rows, "ingest_ts"),
        rows.getString("plant_id"),
        rows.getString("area"),
        rows.getString("tag_name"),
        value(rows.getString("value")),
        ValueType.valueOf(rows.getString("value_type")),
        rows.getString("unit"),
        Quality.valueOf(rows.getString("quality")),
        rows.getString("status_code"),
        alarmState == null ? null : ScadaAlarmState.valueOf(alarmState),
        rows.getString("source_id"),
        ReadingOrigin.valueOf(rows.getString("origin")),
        rows.getLong("seq"));
  }

  private TagValue value(String json) {
    try {
      TagValue value = mapper.readValue(json, TagValue.class);
      return value == null ? TagValue.missing() : value;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored value is not JSON: " + json, e);
    }
  }

  private static Instant instant(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optionalInstant(ResultSet rows, String column)
      throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
