package org.penstock.alert.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Activation;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmState;
import org.penstock.alert.domain.alarm.Condition;
import org.penstock.alert.domain.alarm.DelayedSwitch;
import org.penstock.alert.domain.rule.Level;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.OpenWorkOrder;

/** A row of table {@code alarm} without its delays. */
record AlarmRow(
    String id,
    @Nullable Integer partition,
    AlarmState state,
    List<Level> on,
    @Nullable Instant readingAt,
    @Nullable OpenWorkOrder workOrder,
    long version,
    long seq) {

  static final String COLUMNS =
      "alarm_id, partition_id, base_state, levels_on, activation, reading_at, work_order, version,"
          + " seq";

  static AlarmRow of(ResultSet rows, Json json) throws SQLException {
    OffsetDateTime readingAt = rows.getObject("reading_at", OffsetDateTime.class);
    String[] on = (String[]) rows.getArray("levels_on").getArray();
    return new AlarmRow(
        rows.getString("alarm_id"),
        rows.getObject("partition_id", Integer.class),
        AlarmState.of(
            AlarmBaseState.valueOf(rows.getString("base_state")),
            json.readOrNull(rows.getString("activation"), Activation.class)),
        Arrays.stream(on).map(Level::valueOf).toList(),
        readingAt == null ? null : readingAt.toInstant(),
        json.readOrNull(rows.getString("work_order"), OpenWorkOrder.class),
        rows.getLong("version"),
        rows.getLong("seq"));
  }

  Alarm alarm(List<TimerRow> timers) {
    Map<Level, DelayedSwitch> switches = new EnumMap<>(Level.class);
    on.forEach(level -> switches.put(level, new DelayedSwitch(true, null)));
    timers.forEach(timer ->
        switches.put(
            timer.level(), new DelayedSwitch(on.contains(timer.level()), timer.pending())));
    return new Alarm(id, state, new Condition(switches), version, seq, readingAt, workOrder);
  }
}
