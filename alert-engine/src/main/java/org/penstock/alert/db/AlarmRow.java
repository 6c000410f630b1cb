package org.penstock.alert.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Condition;
import org.penstock.alert.domain.alarm.DelayedSwitch;
import org.penstock.alert.domain.alarm.Raises;
import org.penstock.alert.domain.alarm.Reminders;
import org.penstock.alert.domain.alarm.Suppressor;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmState;
import org.penstock.alert.domain.state.Standing;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.OpenWorkOrder;

/** A row of table {@code alarm} without its timers. */
record AlarmRow(
    String id,
    @Nullable Integer partition,
    Standing standing,
    List<Level> on,
    Set<Suppressor> suppressors,
    Raises raises,
    @Nullable Instant readingAt,
    @Nullable OpenWorkOrder workOrder,
    long version,
    long seq) {

  static final String COLUMNS =
      "alarm_id, partition_id, base_state, overlay, overlay_note, levels_on, suppressors, raises,"
          + " activation, reading_at, work_order, version, seq";

  static AlarmRow of(ResultSet rows, Json json) throws SQLException {
    OffsetDateTime readingAt = rows.getObject("reading_at", OffsetDateTime.class);
    String[] on = (String[]) rows.getArray("levels_on").getArray();
    Timestamp[] raises = (Timestamp[]) rows.getArray("raises").getArray();
    return new AlarmRow(
        rows.getString("alarm_id"),
        rows.getObject("partition_id", Integer.class),
        new Standing(
            AlarmState.of(
                AlarmBaseState.valueOf(rows.getString("base_state")),
                json.readOrNull(rows.getString("activation"), Activation.class)),
            OverlayColumns.read(rows.getString("overlay"), rows.getString("overlay_note"), json)),
        Arrays.stream(on).map(Level::valueOf).toList(),
        Set.of(json.read(rows.getString("suppressors"), Suppressor[].class)),
        new Raises(Arrays.stream(raises).map(Timestamp::toInstant).toList()),
        readingAt == null ? null : readingAt.toInstant(),
        json.readOrNull(rows.getString("work_order"), OpenWorkOrder.class),
        rows.getLong("version"),
        rows.getLong("seq"));
  }

  Alarm alarm(List<TimerRow> timers) {
    Map<Level, DelayedSwitch> switches = new EnumMap<>(Level.class);
    Map<Reminders.Kind, Instant> reminders = new EnumMap<>(Reminders.Kind.class);
    on.forEach(level -> switches.put(level, new DelayedSwitch(true, null)));
    for (TimerRow timer : timers) {
      if (timer.isDelay()) {
        switches.put(timer.level(), new DelayedSwitch(on.contains(timer.level()), timer.pending()));
      } else {
        reminders.put(Reminders.Kind.valueOf(timer.kind()), timer.dueAt());
      }
    }
    return new Alarm(
        id,
        standing,
        new Condition(switches),
        suppressors,
        raises,
        new Reminders(reminders),
        version,
        seq,
        readingAt,
        workOrder);
  }
}
