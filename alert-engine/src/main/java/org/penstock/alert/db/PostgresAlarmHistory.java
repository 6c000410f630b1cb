package org.penstock.alert.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.penstock.alert.domain.port.AlarmHistory;
import org.penstock.alert.domain.port.AlarmOccurrence;
import org.penstock.event.AlarmEvent;

/** Table {@code alarm_event}. */
@ApplicationScoped
class PostgresAlarmHistory implements AlarmHistory {

  private final Jdbi jdbi;
  private final Json json;

  PostgresAlarmHistory(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public void append(List<AlarmEvent> lines) {
    if (lines.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into alarm_event (event_id, alarm_id, seq, event_type, occurrence_id,"
                  + " state, priority, area, actor_sub, occurred_at, recorded_at, event)"
                  + " values (:eventId, :alarmId, :seq, :type, cast(:occurrenceId as uuid), :state,"
                  + " :priority, :area, :actor, :occurredAt, :recordedAt,"
                  + " cast(:event as jsonb))");
      for (AlarmEvent line : lines) {
        bind(batch, line).add();
      }
      batch.execute();
    });
  }

  @Override
  public List<AlarmEvent> page(String alarmId, long beforeSeq, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select event from alarm_event where alarm_id = :id and seq < :before"
                    + " order by seq desc limit :limit")
            .bind("id", alarmId)
            .bind("before", beforeSeq)
            .bind("limit", limit)
            .map((rows, _) -> json.read(rows.getString(1), AlarmEvent.class))
            .list());
  }

  @Override
  public List<AlarmOccurrence> occurrences(String alarmId, long beforeSeq, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(OccurrenceRow.SQL)
            .bind("id", alarmId)
            .bind("before", beforeSeq)
            .bind("limit", limit)
            .map((rows, _) -> OccurrenceRow.read(rows, json))
            .list());
  }

  private PreparedBatch bind(PreparedBatch batch, AlarmEvent line) {
    String occurrence = line.occurrenceId();
    return batch
        .bind("eventId", UUID.fromString(line.eventId()))
        .bind("alarmId", line.alarmId())
        .bind("seq", line.seq())
        .bind("type", line.eventType().name())
        .bind("occurrenceId", occurrence == null ? null : UUID.fromString(occurrence))
        .bind("state", line.state())
        .bind("priority", line.priority().name())
        .bind("area", line.area())
        .bind("actor", line.actor() == null ? null : line.actor().sub())
        .bind("occurredAt", line.occurredAt().atOffset(ZoneOffset.UTC))
        .bind("recordedAt", line.recordedAt().atOffset(ZoneOffset.UTC))
        .bind("event", json.write(line));
  }
}
