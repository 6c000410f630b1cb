package org.penstock.alert.db.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;
import org.penstock.alert.domain.port.rules.AlarmRemovals;

/** Column {@code removed_at} of table {@code alarm}. */
@ApplicationScoped
class PostgresAlarmRemovals implements AlarmRemovals {

  private final Jdbi jdbi;

  PostgresAlarmRemovals(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void remove(Collection<String> alarmIds, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("update alarm set removed_at = :at where alarm_id = any(:ids)")
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .bindArray("ids", String.class, alarmIds.toArray())
            .execute());
  }

  @Override
  public void restore(Collection<String> alarmIds) {
    if (!alarmIds.isEmpty()) {
      jdbi.useHandle(handle ->
          handle
              .createUpdate(
                  "update alarm set removed_at = null, touched = true"
                      + " where removed_at is not null and alarm_id = any(:ids)")
              .bindArray("ids", String.class, alarmIds.toArray())
              .execute());
    }
  }
}
