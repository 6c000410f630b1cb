package org.penstock.ingest.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.port.ReadingStore;

/** Table {@code scada_reading}. */
@ApplicationScoped
class PostgresReadings implements ReadingStore {

  private static final String INSERT =
      "insert into scada_reading (tag_name, ts, event_id, ts_origin, server_ts, ingest_ts, plant_id,"
          + " area, value, value_type, unit, quality, status_code, alarm_state, source_id, origin,"
          + " seq) values (:tag_name, :ts, :event_id, :ts_origin, :server_ts, :ingest_ts, :plant_id,"
          + " :area, cast(:value as jsonb), :value_type, :unit, :quality, :status_code,"
          + " :alarm_state, :source_id, :origin, :seq) on conflict do nothing";

  private static final String PAGE =
      "select * from scada_reading where tag_name = :tag_name and ts >= :from and ts < :to"
          + " and (ts, event_id) > (:after_ts, :after_id) order by ts, event_id limit :limit";

  private static final String REMOVE =
      "delete from scada_reading where ctid = any (array("
          + "select ctid from scada_reading where ts < :oldest limit :max))";

  private final Jdbi jdbi;
  private final ReadingRow row = new ReadingRow();

  PostgresReadings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public int store(List<Reading> readings) {
    return readings.isEmpty() ? 0 : jdbi.withHandle(handle -> insert(handle, readings));
  }

  private int insert(Handle handle, List<Reading> readings) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Reading reading : readings) {
      batch
          .bind("tag_name", reading.tagName())
          .bind("ts", utc(reading.timestamp()))
          .bind("event_id", reading.eventId())
          .bind("ts_origin", reading.timestampOrigin().name())
          .bind("server_ts", utc(reading.serverTimestamp()))
          .bind("ingest_ts", utc(reading.ingestTimestamp()))
          .bind("plant_id", reading.plantId())
          .bind("area", reading.area())
          .bind("value", row.json(reading.value()))
          .bind("value_type", reading.valueType().name())
          .bind("unit", reading.unit())
          .bind("quality", reading.quality().name())
          .bind("status_code", reading.statusCode())
          .bind("alarm_state", row.name(reading.alarmState()))
          .bind("source_id", reading.sourceId())
          .bind("origin", reading.origin().name())
          .bind("seq", reading.seq())
          .add();
    }
    // A rewritten batch answers with "success, number unknown" for rows that it stored together.
    return IntStream.of(batch.execute()).map(count -> count == 0 ? 0 : 1).sum();
  }

  @Override
  public List<Reading> find(Range wanted) {
    Position after = wanted.after();
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(PAGE)
              .bind("tag_name", wanted.tagName())
              .bind("from", utc(wanted.from()))
              .bind("to", utc(wanted.to()))
              .bind("limit", wanted.limit())
              .bind("after_ts", utc(after == null ? Instant.EPOCH : after.timestamp()))
              .bind("after_id", after == null ? "" : after.eventId());
      return query.map(row).list();
    });
  }

  @Override
  public int removeBefore(Instant oldest, int max) {
    return jdbi.withHandle(handle ->
        handle.createUpdate(REMOVE).bind("oldest", utc(oldest)).bind("max", max).execute());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
