package org.penstock.alert.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.port.AlarmFilter;
import org.penstock.alert.domain.port.AlarmPosition;
import org.penstock.alert.domain.port.AlarmSummary;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.state.Activation;
import org.penstock.event.AlarmSnapshot;

/** Tables {@code alarm} and {@code alarm_timer}. */
@ApplicationScoped
class PostgresAlarms implements Alarms {

  private final Jdbi jdbi;
  private final Json json;
  private final AlarmList list;

  PostgresAlarms(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
    this.list = new AlarmList(jdbi, json);
  }

  @Override
  public void create(Collection<Change> untouched) {
    if (untouched.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into alarm (alarm_id, area, base_state, priority, priority_rank,"
                  + " newest_first, version, seq, public_state, changed_at)"
                  + " values (:id, :area, 'NORM', :priority, :rank, :newestFirst, 0, 0,"
                  + " cast(:public as jsonb), :changedAt) on conflict (alarm_id) do nothing");
      for (Change change : untouched) {
        bindPublic(batch.bind("id", change.alarm().id()), change.publicState()).add();
      }
      batch.execute();
    });
  }

  @Override
  public Set<String> known(Collection<String> ids) {
    return jdbi.withHandle(handle ->
        bindIds(handle.createQuery("select alarm_id from alarm where alarm_id = any(:ids)"), ids)
            .mapTo(String.class)
            .set());
  }

  @Override
  public List<Alarm> in(int partition) {
    return jdbi.withHandle(handle ->
        alarms(
            handle,
            handle
                .createQuery(
                    "select " + AlarmRow.COLUMNS + " from alarm where partition_id = :partition")
                .bind("partition", partition)));
  }

  @Override
  public List<Alarm> adopt(int partition, Set<String> ids) {
    return jdbi.withHandle(handle -> {
      List<String> locked = ids(lock(handle, "alarm_id = any(:ids)", ids));
      return alarms(
          handle,
          bindIds(
              handle
                  .createQuery(
                      "update alarm set partition_id = :partition where alarm_id = any(:ids)"
                          + " returning "
                          + AlarmRow.COLUMNS)
                  .bind("partition", partition),
              locked));
    });
  }

  @Override
  public Map<Integer, List<Alarm>> takeTouched(Set<Integer> partitions) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    return jdbi.withHandle(handle -> {
      List<AlarmRow> rows =
          handle
              .createQuery(
                  "update alarm set touched = false"
                      + " where touched and partition_id = any(:partitions) returning "
                      + AlarmRow.COLUMNS)
              .bindArray("partitions", Integer.class, partitions.toArray())
              .map((one, _) -> AlarmRow.of(one, json))
              .list();
      Map<Integer, List<Alarm>> taken = new HashMap<>();
      Map<String, List<TimerRow>> timers = timers(handle, rows);
      for (AlarmRow row : rows) {
        taken
            .computeIfAbsent(Objects.requireNonNull(row.partition()), _ -> new ArrayList<>())
            .add(row.alarm(timers.getOrDefault(row.id(), List.of())));
      }
      return taken;
    });
  }

  @Override
  public List<Alarm> lock(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbi.withHandle(handle -> alarms(handle, lock(handle, "alarm_id = any(:ids)", ids)));
  }

  @Override
  public List<Alarm> lockIn(int partition, Collection<String> ids) {
    return jdbi.withHandle(handle ->
        alarms(
            handle,
            lock(handle, "alarm_id = any(:ids) and partition_id = :partition", ids)
                .bind("partition", partition)));
  }

  @Override
  public List<String> due(Instant by, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select alarm_id from alarm_timer where due_at <= :by"
                    + " group by alarm_id order by min(due_at) limit :most")
            .bind("by", utc(by))
            .bind("most", most)
            .mapTo(String.class)
            .list());
  }

  @Override
  public void update(List<Change> changes, boolean touched) {
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "update alarm set base_state = :state, overlay = :overlay,"
                  + " overlay_note = cast(:overlayNote as jsonb), priority = :priority,"
                  + " suppressors = cast(:suppressors as jsonb), raises = cast(:raises as timestamptz[]),"
                  + " priority_rank = :rank, newest_first = :newestFirst, levels_on = :on,"
                  + " occurrence_id = cast(:occurrence as uuid),"
                  + " activation = cast(:activation as jsonb), raised_at = cast(:raisedAt as timestamptz),"
                  + " reading_at = cast(:readingAt as timestamptz), work_order = cast(:workOrder as jsonb),"
                  + " version = :version, seq = :seq, public_state = cast(:public as jsonb),"
                  + " touched = :touched, changed_at = :changedAt, area = :area"
                  + " where alarm_id = :id and version = :version - 1");
      for (Change change : changes) {
        bind(batch, change).bind("touched", touched).add();
      }
      for (int count : batch.execute()) {
        if (count != 1) {
          throw new IllegalStateException("an alarm's row was changed without its lock");
        }
      }
      replaceTimers(handle, changes);
    });
  }

  @Override
  public Optional<AlarmSnapshot> find(String id) {
    return list.find(id);
  }

  @Override
  public List<AlarmSnapshot> page(AlarmFilter filter, Optional<AlarmPosition> after, int limit) {
    return list.page(filter, after, limit);
  }

  @Override
  public AlarmSummary summary() {
    return list.summary();
  }

  /** Types are named where there may be nothing: a batch takes them from its first row. */
  private PreparedBatch bind(PreparedBatch batch, Change change) {
    Alarm alarm = change.alarm();
    @Nullable Activation open = alarm.open().orElse(null);
    return bindPublic(batch, change.publicState())
        .bind("id", alarm.id())
        .bind("state", alarm.standing().base().base().name())
        .bind("overlay", alarm.standing().overlay().symbol().name())
        .bind("overlayNote", json.write(OverlayColumns.note(alarm.standing().overlay())))
        .bind("suppressors", json.write(alarm.suppressors()))
        .bindArray(
            "raises",
            String.class,
            alarm.raises().times().stream().map(Instant::toString).toArray())
        .bindArray("on", String.class, alarm.condition().on().map(Level::name).toList().toArray())
        .bind("occurrence", open == null ? null : open.occurrenceId())
        .bind("activation", json.write(open))
        .bindByType("raisedAt", open == null ? null : utc(open.raisedAt()), OffsetDateTime.class)
        .bindByType(
            "readingAt",
            alarm.readingAt() == null ? null : utc(alarm.readingAt()),
            OffsetDateTime.class)
        .bind("workOrder", json.write(alarm.workOrder()))
        .bind("version", alarm.version())
        .bind("seq", alarm.seq());
  }

  private PreparedBatch bindPublic(PreparedBatch batch, AlarmSnapshot state) {
    AlarmPosition position = AlarmPosition.of(state);
    return batch
        .bind("area", state.area())
        .bind("priority", state.priority().name())
        .bind("rank", position.priorityRank())
        .bind("newestFirst", position.newestFirst())
        .bind("public", json.write(state))
        .bind("changedAt", utc(state.updatedAt()));
  }

  private void replaceTimers(Handle handle, List<Change> changes) {
    handle
        .createUpdate("delete from alarm_timer where alarm_id = any(:ids)")
        .bindArray("ids", String.class, changes.stream().map(one -> one.alarm().id()).toArray())
        .execute();
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into alarm_timer (alarm_id, kind, due_at, reading)"
                + " values (:id, :kind, :dueAt, cast(:reading as jsonb))");
    for (Change change : changes) {
      for (TimerRow timer : TimerRow.of(change.alarm())) {
        batch
            .bind("id", timer.alarmId())
            .bind("kind", timer.kind())
            .bind("dueAt", utc(timer.dueAt()))
            .bind("reading", json.write(timer.reading()))
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private List<Alarm> alarms(Handle handle, Query query) {
    List<AlarmRow> rows = query.map((one, _) -> AlarmRow.of(one, json)).list();
    Map<String, List<TimerRow>> timers = timers(handle, rows);
    return rows.stream().map(row -> row.alarm(timers.getOrDefault(row.id(), List.of()))).toList();
  }

  private Map<String, List<TimerRow>> timers(Handle handle, List<AlarmRow> rows) {
    Map<String, List<TimerRow>> timers = new HashMap<>();
    if (!rows.isEmpty()) {
      handle
          .createQuery(
              "select alarm_id, kind, due_at, reading from alarm_timer where alarm_id = any(:ids)")
          .bindArray("ids", String.class, rows.stream().map(AlarmRow::id).toArray())
          .map((one, _) -> TimerRow.of(one, json))
          .forEach(one -> timers.computeIfAbsent(one.alarmId(), _ -> new ArrayList<>()).add(one));
    }
    return timers;
  }

  /** Always in the order of the ids: two that lock the same rows wait, and never for each other. */
  private static Query lock(Handle handle, String where, Collection<String> ids) {
    return bindIds(
        handle.createQuery(
            "select "
                + AlarmRow.COLUMNS
                + " from alarm where removed_at is null and "
                + where
                + " order by alarm_id for update"),
        ids);
  }

  private List<String> ids(Query query) {
    return query.map((rows, _) -> rows.getString("alarm_id")).list();
  }

  private static Query bindIds(Query query, Collection<String> ids) {
    return query.bindArray("ids", String.class, ids.toArray());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
