package org.penstock.alert.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.DelayedSwitch.Pending;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;

/**
 * A row of table {@code alarm_timer}: a delay of a level, or a reminder.
 *
 * @param reading what began a delay; null for a reminder
 */
record TimerRow(String alarmId, String kind, Instant dueAt, @Nullable Observation reading) {

  private static final String SEPARATOR = ":";

  static TimerRow of(ResultSet rows, Json json) throws SQLException {
    return new TimerRow(
        rows.getString("alarm_id"),
        rows.getString("kind"),
        rows.getObject("due_at", OffsetDateTime.class).toInstant(),
        json.readOrNull(rows.getString("reading"), Observation.class));
  }

  static List<TimerRow> of(Alarm alarm) {
    List<TimerRow> rows = new ArrayList<>();
    alarm
        .condition()
        .switches()
        .forEach((level, one) -> {
          Pending pending = one.pending();
          if (pending != null) {
            rows.add(
                new TimerRow(
                    alarm.id(),
                    alarm.condition().delayOf(level) + SEPARATOR + level,
                    pending.dueAt(),
                    pending.trigger()));
          }
        });
    alarm
        .reminders()
        .due()
        .forEach((kind, dueAt) -> rows.add(new TimerRow(alarm.id(), kind.name(), dueAt, null)));
    return rows;
  }

  /** Whether a level's delay runs here. */
  boolean isDelay() {
    return kind.contains(SEPARATOR);
  }

  Level level() {
    return Level.valueOf(kind.substring(kind.indexOf(SEPARATOR) + 1));
  }

  Pending pending() {
    if (reading == null) {
      throw new IllegalStateException("delay " + kind + " of " + alarmId + " has no reading");
    }
    return new Pending(dueAt, reading);
  }
}
