package org.penstock.alert.db;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.penstock.alert.domain.port.AlarmFilter;
import org.penstock.alert.domain.port.AlarmPosition;
import org.penstock.event.AlarmSnapshot;

/** What everybody may see of the alarms, by id and page by page. */
final class AlarmList {

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
      Query query =
          handle
              .createQuery(sql(filter, after.isPresent()))
              .bindArray("states", String.class, names(filter.states()))
              .bindArray("priorities", String.class, names(filter.priorities()))
              .bind("area", filter.area().orElse(""))
              .bind("limit", limit);
      after.ifPresent(position ->
          query
              .bind("rank", position.priorityRank())
              .bind("newestFirst", position.newestFirst())
              .bind("id", position.alarmId()));
      return query.map((rows, _) -> json.read(rows.getString(1), AlarmSnapshot.class)).list();
    });
  }

  private static String sql(AlarmFilter filter, boolean isNext) {
    StringBuilder sql = new StringBuilder("select public_state from alarm where removed_at is null");
    sql.append(
        filter.states().isEmpty() ? " and :states is not null" : " and base_state = any(:states)");
    sql.append(
        filter.priorities().isEmpty()
            ? " and :priorities is not null"
            : " and priority = any(:priorities)");
    sql.append(filter.area().isEmpty() ? " and :area = ''" : " and area = :area");
    if (isNext) {
      sql.append(" and (priority_rank, newest_first, alarm_id) > (:rank, :newestFirst, :id)");
    }
    return sql.append(" order by priority_rank, newest_first, alarm_id limit :limit").toString();
  }

  private static Object[] names(Set<? extends Enum<?>> symbols) {
    return symbols.stream().map(Enum::name).toArray();
  }
}
