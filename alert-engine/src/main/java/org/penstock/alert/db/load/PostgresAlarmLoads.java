package org.penstock.alert.db.load;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.load.AlarmCount;
import org.penstock.alert.domain.load.PutAside;
import org.penstock.alert.domain.load.Response;
import org.penstock.alert.domain.port.AlarmLoads;
import org.penstock.event.AlarmPriority;

/** Counts in tables {@code alarm_event} and {@code alarm}. */
@ApplicationScoped
class PostgresAlarmLoads implements AlarmLoads {

  private static final double MILLIS = 1000;

  private final Jdbi jdbi;

  PostgresAlarmLoads(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public SortedMap<Instant, Long> buckets(Scope scope, Duration bucket) {
    SortedMap<Instant, Long> buckets = new TreeMap<>();
    jdbi.useHandle(handle ->
        of(scope, handle, LoadSql.BUCKETS)
            .bind("bucket", seconds(bucket))
            .map((rows, _) ->
                buckets.put(
                    rows.getObject("begin", OffsetDateTime.class).toInstant(),
                    rows.getLong("times")))
            .list());
    return buckets;
  }

  @Override
  public List<Response> responses(Scope scope) {
    return jdbi.withHandle(handle ->
        of(scope, handle, LoadSql.RESPONSES).map((rows, _) -> response(rows)).stream()
            .sorted(Comparator.comparing(Response::priority))
            .toList());
  }

  private static Response response(ResultSet rows) throws SQLException {
    @Nullable Double median = rows.getObject("median", Double.class);
    return new Response(
        AlarmPriority.valueOf(rows.getString("priority")),
        rows.getLong("annunciated"),
        median == null ? null : Duration.ofMillis(Math.round(median * MILLIS)),
        rows.getLong("overdue"));
  }

  @Override
  public List<AlarmCount> frequent(Scope scope, int most) {
    return jdbi.withHandle(handle -> counts(of(scope, handle, LoadSql.FREQUENT), most));
  }

  @Override
  public List<AlarmCount> chattering(Scope scope, int raises, Duration within, int most) {
    return jdbi.withHandle(handle ->
        counts(
            of(scope, handle, LoadSql.CHATTERING)
                .bind("raises", raises)
                .bind("within", seconds(within)),
            most));
  }

  @Override
  public List<AlarmCount> fleeting(Scope scope, Duration below, int most) {
    return jdbi.withHandle(
        handle -> counts(of(scope, handle, LoadSql.FLEETING).bind("below", seconds(below)), most));
  }

  @Override
  public List<AlarmCount> standing(Optional<String> area, Instant since, Instant now, int most) {
    return jdbi.withHandle(handle ->
        counts(
            handle
                .createQuery(LoadSql.STANDING)
                .bind("area", area.orElse(null))
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("now", now.atOffset(ZoneOffset.UTC)),
            most));
  }

  @Override
  public PutAside putAside(Optional<String> area, Instant longSince) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(LoadSql.PUT_ASIDE)
            .bind("area", area.orElse(null))
            .bind("longSince", longSince.atOffset(ZoneOffset.UTC))
            .map((rows, _) ->
                new PutAside(
                    rows.getLong("shelved"),
                    rows.getLong("shelved_long"),
                    rows.getLong("suppressed"),
                    rows.getLong("out_of_service")))
            .one());
  }

  private static Query of(Scope scope, Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .bind("from", scope.period().from().atOffset(ZoneOffset.UTC))
        .bind("to", scope.period().to().atOffset(ZoneOffset.UTC))
        .bind("area", scope.area().orElse(null));
  }

  private static List<AlarmCount> counts(Query query, int most) {
    return query
        .bind("most", most)
        .map((rows, _) ->
            new AlarmCount(
                rows.getString("alarm_id"),
                rows.getString("area"),
                rows.getString("message"),
                rows.getLong("times")))
        .list();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
