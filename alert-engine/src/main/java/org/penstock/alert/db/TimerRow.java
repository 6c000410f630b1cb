package org.penstock.alert.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.DelayedSwitch;
import org.penstock.alert.domain.alarm.DelayedSwitch.Pending;
import org.penstock.alert.domain.alarm.Observation;
import org.penstock.alert.domain.rule.Level;

/** A row of table {@code alarm_timer}: a delay that runs. */
record TimerRow(String alarmId, String kind, Level level, Pending pending) {

  private static final String SEPARATOR = ":";

  static TimerRow of(ResultSet rows, Json json) throws SQLException {
    String kind = rows.getString("kind");
    return new TimerRow(
        rows.getString("alarm_id"),
        kind,
        Level.valueOf(kind.substring(kind.indexOf(SEPARATOR) + 1)),
        new Pending(
            rows.getObject("due_at", OffsetDateTime.class).toInstant(),
            json.read(rows.getString("reading"), Observation.class)));
  }

  static List<TimerRow> of(Alarm alarm) {
    return alarm.condition().switches().entrySet().stream().flatMap(one -> of(alarm, one)).toList();
  }

  private static Stream<TimerRow> of(Alarm alarm, Map.Entry<Level, DelayedSwitch> one) {
    if (one.getValue().pending() == null) {
      return Stream.empty();
    }
    Level level = one.getKey();
    return Stream.of(
        new TimerRow(
            alarm.id(),
            alarm.condition().delayOf(level) + SEPARATOR + level,
            level,
            Objects.requireNonNull(one.getValue().pending())));
  }
}
