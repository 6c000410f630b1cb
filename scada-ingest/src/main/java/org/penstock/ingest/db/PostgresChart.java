package org.penstock.ingest.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.store.Bucket;
import org.penstock.ingest.domain.store.Pick;
import org.penstock.ingest.domain.store.ReadingChart;

/** Sums up {@code scada_reading} in the database, so that a month of a tag need not leave it. */
@ApplicationScoped
class PostgresChart implements ReadingChart {

  /** A pair of value and time finds, of equal values, the earliest. */
  private static final String BUCKETS =
      """
      select count(*) as readings,
        (min(array[v, us]) filter (where v is not null))[1] as low,
        (min(array[v, us]) filter (where v is not null))[2] as low_us,
        (max(array[v, -us]) filter (where v is not null))[1] as high,
        -(max(array[v, -us]) filter (where v is not null))[2] as high_us,
        min(us) filter (where unusable) as unusable_first,
        max(us) filter (where unusable) as unusable_last,
        min(us) filter (where v is null and not unusable) as other_first,
        max(us) filter (where v is null and not unusable) as other_last
      from (
        select date_bin(:width * interval '1 microsecond', ts, :from) as bucket,
          extract(epoch from ts) * 1000000 as us,
          quality in ('BAD', 'STALE') as unusable,
          case
            when quality in ('BAD', 'STALE') then null
            when jsonb_typeof(value) = 'number' then cast(value as numeric)
            when jsonb_typeof(value) = 'boolean' then
              case when cast(value as boolean) then 1 else 0 end
          end as v
        from scada_reading where tag_name = :tag_name and ts >= :from and ts < :to) reading
      group by bucket order by bucket
      """;

  private static final String AT =
      """
      select * from scada_reading
      where tag_name = :tag_name and ts >= :from and ts <= :to
        and ts in (select timestamptz 'epoch' + us * interval '1 microsecond'
          from unnest(:times) us)
      order by ts, event_id
      """;

  private final Jdbi jdbi;
  private final ReadingRow row = new ReadingRow();

  PostgresChart(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Bucket> buckets(String tagName, Instant from, Instant to, Duration width) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(BUCKETS)
            .bind("tag_name", tagName)
            .bind("from", PostgresReadings.utc(from))
            .bind("to", PostgresReadings.utc(to))
            .bind("width", width.toNanos() / 1_000)
            .map((rows, _) -> bucket(rows))
            .list());
  }

  @Override
  public List<Reading> at(String tagName, Set<Instant> times) {
    if (times.isEmpty()) {
      return List.of();
    }
    List<Instant> sorted = times.stream().sorted().toList();
    Long[] micros = sorted.stream().map(PostgresChart::micros).toArray(Long[]::new);
    return jdbi.withHandle(handle ->
        handle
            .createQuery(AT)
            .bind("tag_name", tagName)
            .bind("from", PostgresReadings.utc(sorted.getFirst()))
            .bind("to", PostgresReadings.utc(sorted.getLast()))
            .bindArray("times", Long.class, (Object[]) micros)
            .map(row)
            .list());
  }

  private static Bucket bucket(ResultSet rows) throws SQLException {
    return new Bucket(
        rows.getLong("readings"),
        extreme(rows, "low"),
        extreme(rows, "high"),
        span(rows, "unusable"),
        span(rows, "other"));
  }

  private static Pick.@Nullable Extreme extreme(ResultSet rows, String name) throws SQLException {
    BigDecimal value = rows.getBigDecimal(name);
    return value == null ? null : new Pick.Extreme(time(rows, name + "_us"), value);
  }

  private static Bucket.@Nullable Span span(ResultSet rows, String name) throws SQLException {
    return rows.getBigDecimal(name + "_first") == null
        ? null
        : new Bucket.Span(time(rows, name + "_first"), time(rows, name + "_last"));
  }

  private static Instant time(ResultSet rows, String column) throws SQLException {
    return Instant.EPOCH.plus(rows.getBigDecimal(column).longValueExact(), ChronoUnit.MICROS);
  }

  private static Long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
