package org.penstock.alert.db.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.penstock.alert.db.Json;
import org.penstock.alert.domain.follow.AlarmChanges;
import org.penstock.alert.domain.follow.ChangedAlarm;
import org.penstock.event.AlarmSnapshot;

/**
 * Table {@code alarm}, in the order of its changes.
 *
 * <p>How it works. A row says which transaction changed it last. A position is the oldest
 * transaction that was under way: all before it are done and have been read. A counter would not
 * do: a transaction that took a low number may end after one with a high number was read.
 */
@ApplicationScoped
class PostgresAlarmChanges implements AlarmChanges {

  private final Jdbi jdbi;
  private final Json json;

  PostgresAlarmChanges(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public Changes since(long position, Known known) {
    return jdbi.withHandle(handle -> {
      // First, so that everything before it can be seen by the second.
      long next =
          handle
              .createQuery(
                  "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")
              .mapTo(Long.class)
              .one();
      List<ChangedAlarm> changed =
          handle
              .createQuery(
                  "select alarm_id, changed_in, public_state from alarm"
                      + " where changed_in >= :position")
              .bind("position", position)
              .map((rows, _) -> news(rows, known))
              .stream()
              .flatMap(Optional::stream)
              .toList();
      return new Changes(changed, next);
    });
  }

  private Optional<ChangedAlarm> news(ResultSet rows, Known known) throws SQLException {
    long changedIn = rows.getLong("changed_in");
    return known.has(rows.getString("alarm_id"), changedIn)
        ? Optional.empty()
        : Optional.of(
            new ChangedAlarm(
                json.read(rows.getString("public_state"), AlarmSnapshot.class), changedIn));
  }
}
