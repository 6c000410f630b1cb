package org.penstock.alert.db;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.penstock.alert.domain.port.AlarmFilter;
import org.penstock.alert.domain.port.AlarmPosition;
import org.penstock.alert.domain.port.AlarmSummary;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AlarmSnapshot;

/** What everybody may see of the alarms, by id, page by page, and in numbers. */
final class AlarmList {

  private static final String UNACKNOWLEDGED =
      " and base_state in ('UNACK', 'RTNUN', 'LATCH_UNACK')";

  private final Jdbi jdbi;
  private final Json json;

  AlarmList(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  Optional<AlarmSnapshot> find(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select public_state from alarm where alarm_id = :id")
            .bind("id", id)
            .map((rows, _) -> json.read(rows.getString(1), AlarmSnapshot.class))
            .findOne());
  }

  List<AlarmSnapshot> page(AlarmFilter filter, Optional<AlarmPosition> after, int limit) {
    return jdbi.withHandle(handle -> {
      Query query = handle.createQuery(sql(filter, after.isPresent())).bind("limit", limit);
      bind(query, "areas", filter.areas());
      bind(query, "assets", filter.assets());
      bind(query, "tags", filter.tags());
      filter.text().ifPresent(text -> query.bind("text", contains(text)));
      after.ifPresent(position ->
          query
              .bind("rank", position.priorityRank())
              .bind("newestFirst", position.newestFirst())
              .bind("id", position.alarmId()));
      return query.map((rows, _) -> json.read(rows.getString(1), AlarmSnapshot.class)).list();
    });
  }

  AlarmSummary summary() {
    return jdbi.withHandle(handle -> new AlarmSummary(counts(handle), oldest(handle)));
  }

  private static List<AlarmSummary.Count> counts(Handle handle) {
    return handle
        .createQuery(
            "select area, priority,"
                + " case when overlay = 'NONE' then base_state else overlay end as state,"
                + " count(*) as alarms"
                // In two parts, so that each finds its index.
                + " from (select area, priority, priority_rank, base_state, overlay from alarm"
                + " where base_state <> 'NORM' and removed_at is null union all"
                + " select area, priority, priority_rank, base_state, overlay from alarm"
                + " where overlay <> 'NONE' and base_state = 'NORM' and removed_at is null) interesting"
                + " group by 1, 2, 3 order by 1, min(priority_rank), 3")
        .map((rows, _) ->
            new AlarmSummary.Count(
                rows.getString("area"),
                AlarmPriority.valueOf(rows.getString("priority")),
                rows.getString("state"),
                rows.getLong("alarms")))
        .list();
  }

  private static Optional<AlarmSummary.Waiting> oldest(Handle handle) {
    return handle
        .createQuery(
            "select alarm_id, raised_at from alarm where overlay = 'NONE' and removed_at is null"
                + UNACKNOWLEDGED
                + " order by raised_at, alarm_id limit 1")
        .map((rows, _) ->
            new AlarmSummary.Waiting(
                rows.getString("alarm_id"),
                rows.getObject("raised_at", OffsetDateTime.class).toInstant()))
        .findOne();
  }

  private static String sql(AlarmFilter filter, boolean isNext) {
    StringBuilder sql =
        new StringBuilder("select public_state from alarm where removed_at is null");
    symbols(sql, "base_state", filter.states());
    symbols(sql, "overlay", filter.overlays());
    symbols(sql, "priority", filter.priorities());
    symbols(sql, "alarm_class", filter.classes());
    symbols(sql, "origin", filter.origins());
    texts(sql, "area", "areas", filter.areas());
    texts(sql, "asset_id", "assets", filter.assets());
    texts(sql, "tag_name", "tags", filter.tags());
    if (filter.isUnacknowledged()) {
      sql.append(UNACKNOWLEDGED);
    }
    filter.text().ifPresent(_ -> sql.append(" and search_text like :text"));
    if (isNext) {
      sql.append(" and (priority_rank, newest_first, alarm_id) > (:rank, :newestFirst, :id)");
    }
    return sql.append(" order by priority_rank, newest_first, alarm_id limit :limit").toString();
  }

  /** As literals: a partial index is used only where the plan can know the values. */
  private static void symbols(StringBuilder sql, String column, Set<? extends Enum<?>> wanted) {
    if (!wanted.isEmpty()) {
      sql.append(" and ")
          .append(column)
          .append(" in ")
          .append(
              wanted.stream()
                  .map(symbol -> "'" + symbol.name() + "'")
                  .collect(Collectors.toCollection(TreeSet::new))
                  .stream()
                  .collect(Collectors.joining(", ", "(", ")")));
    }
  }

  private static void texts(StringBuilder sql, String column, String name, Set<String> wanted) {
    if (!wanted.isEmpty()) {
      sql.append(" and ").append(column).append(" = any(:").append(name).append(")");
    }
  }

  private static void bind(Query query, String name, Set<String> wanted) {
    if (!wanted.isEmpty()) {
      query.bindArray(name, String.class, wanted.toArray());
    }
  }

  private static String contains(String text) {
    return "%"
        + text.toLowerCase(Locale.ROOT)
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_")
        + "%";
  }
}
