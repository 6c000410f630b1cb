package org.penstock.bench.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The yardstick: readings by plain COPY in text, straight into the table. */
final class CopyText {

  private static final String COPY =
      "copy scada_reading (tag_name, ts, event_id, ts_origin, server_ts, ingest_ts, plant_id, area,"
          + " value, value_type, unit, quality, status_code, alarm_state, source_id, origin, seq)"
          + " from stdin";

  private final Connection connection;
  private final ObjectMapper mapper = PlantJson.newMapper();

  CopyText(Connection connection) {
    this.connection = connection;
  }

  /** Stores a batch and commits it. */
  void store(List<Reading> readings) throws SQLException, JsonProcessingException {
    StringBuilder text = new StringBuilder(readings.size() * 200);
    for (Reading reading : readings) {
      append(text, reading);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    copy.writeToCopy(bytes, 0, bytes.length);
    copy.endCopy();
    connection.commit();
  }

  private void append(StringBuilder text, Reading reading) throws JsonProcessingException {
    column(text, reading.tagName(), '\t');
    column(text, reading.timestamp(), '\t');
    column(text, reading.eventId(), '\t');
    column(text, reading.timestampOrigin(), '\t');
    column(text, reading.serverTimestamp(), '\t');
    column(text, reading.ingestTimestamp(), '\t');
    column(text, reading.plantId(), '\t');
    column(text, reading.area(), '\t');
    column(text, mapper.writeValueAsString(reading.value()), '\t');
    column(text, reading.valueType(), '\t');
    column(text, reading.unit(), '\t');
    column(text, reading.quality(), '\t');
    column(text, reading.statusCode(), '\t');
    column(text, reading.alarmState(), '\t');
    column(text, reading.sourceId(), '\t');
    column(text, reading.origin(), '\t');
    column(text, reading.seq(), '\n');
  }

  private static void column(StringBuilder text, @Nullable Object value, char end) {
    if (value == null) {
      text.append("\\N");
    } else {
      String plain = value.toString();
      for (int i = 0; i < plain.length(); i++) {
        char letter = plain.charAt(i);
        switch (letter) {
          case '\\' -> text.append("\\\\");
          case '\t' -> text.append("\\t");
          case '\n' -> text.append("\\n");
          case '\r' -> text.append("\\r");
          default -> text.append(letter);
        }
      }
    }
    text.append(end);
  }
}
