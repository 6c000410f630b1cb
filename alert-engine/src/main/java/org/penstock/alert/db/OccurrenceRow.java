package org.penstock.alert.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.port.AlarmOccurrence;
import org.penstock.alert.domain.port.AlarmOccurrence.Ending;
import org.penstock.event.Actor;
import org.penstock.event.AlarmEvent;

/**
 * An occurrence, put together from its lines in {@code alarm_event}: those from the raise that
 * begins it to the raise that begins the next.
 */
final class OccurrenceRow {

  static final String SQL =
      """
      with opening as (
        select seq, occurrence_id, occurred_at, event,
               lag(seq, 1, cast(:before as bigint)) over newest_first as next_seq,
               lag(occurred_at) over newest_first as next_at
          from alarm_event
         where alarm_id = :id and seq < :before and event_type = 'RAISED'
           and event ->> 'reason_code' is distinct from 'UNSUPPRESSED'
        window newest_first as (order by seq desc)
         order by seq desc
         limit :limit
      )
      select opening.seq, opening.occurrence_id, opening.event, lines.*,
             coalesce(opening.next_at,
                      (select next.occurred_at from alarm_event next
                        where next.alarm_id = :id and next.seq = opening.next_seq)) as next_at
        from opening
       cross join lateral (
        select count(*) as lines,
               bool_or(event_type = 'RAISED' and cast(event ->> 'annunciated' as boolean)) as annunciated,
               min(occurred_at) filter (where event_type = 'ACKNOWLEDGED') as acknowledged_at,
               (array_agg(event -> 'actor' order by line.seq)
                 filter (where event_type = 'ACKNOWLEDGED'))[1] as acknowledged_by,
               max(occurred_at) filter (where event_type = 'RETURNED') as returned_at,
               max(occurred_at) filter (where event_type = 'CLEARED') as cleared_at,
               (array_agg(event order by line.seq desc))[1] as last_event
          from alarm_event line
         where line.alarm_id = :id and line.seq >= opening.seq and line.seq < opening.next_seq
           and line.occurrence_id = opening.occurrence_id
       ) lines
       order by opening.seq desc
      """;

  private OccurrenceRow() {}

  static AlarmOccurrence read(ResultSet rows, Json json) throws SQLException {
    AlarmEvent first = json.read(rows.getString("event"), AlarmEvent.class);
    AlarmEvent last = json.read(rows.getString("last_event"), AlarmEvent.class);
    @Nullable Instant cleared = instant(rows, "cleared_at");
    @Nullable Instant next = instant(rows, "next_at");
    return new AlarmOccurrence(
        rows.getObject("occurrence_id", UUID.class),
        rows.getLong("seq"),
        first.occurredAt(),
        rows.getBoolean("annunciated"),
        first.level(),
        last.maxLevel(),
        last.priority(),
        first.message(),
        instant(rows, "acknowledged_at"),
        json.readOrNull(rows.getString("acknowledged_by"), Actor.class),
        instant(rows, "returned_at"),
        cleared == null ? next : cleared,
        ending(cleared, next),
        rows.getInt("lines"));
  }

  private static Ending ending(@Nullable Instant cleared, @Nullable Instant next) {
    if (cleared != null) {
      return Ending.CLEARED;
    }
    return next == null ? Ending.OPEN : Ending.RAISED_AGAIN;
  }

  private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
    @Nullable OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
