package org.penstock.alert.db.scada;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.penstock.alert.db.Json;
import org.penstock.alert.domain.port.scada.ScadaConditions;
import org.penstock.alert.domain.scada.ConditionKey;
import org.penstock.alert.domain.scada.ConditionState;
import org.penstock.alert.domain.scada.KnownCondition;
import org.penstock.event.ScadaAlarmEvent;

/** Table {@code scada_condition}. */
@ApplicationScoped
class PostgresScadaConditions implements ScadaConditions {

  private static final String SELECT =
      "select source_id, condition_id, last_event, state, recent_ids, followed"
          + " from scada_condition";
  private static final String LOCKED = " order by source_id, condition_id for update";

  private final Jdbi jdbi;
  private final Json json;

  PostgresScadaConditions(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public Instant followedSince() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select since from scada_following")
            .mapTo(OffsetDateTime.class)
            .one()
            .toInstant());
  }

  @Override
  public List<KnownCondition> lock(Collection<ConditionKey> keys) {
    return jdbi.withHandle(handle ->
        read(
            handle
                .createQuery(
                    SELECT
                        + " where (source_id, condition_id) in"
                        + " (select * from unnest(:sources, :conditions))"
                        + LOCKED)
                .bindArray(
                    "sources", String.class, keys.stream().map(ConditionKey::sourceId).toArray())
                .bindArray(
                    "conditions",
                    String.class,
                    keys.stream().map(ConditionKey::conditionId).toArray())));
  }

  @Override
  public List<KnownCondition> lockBehind(Collection<String> alarmIds) {
    return jdbi.withHandle(handle ->
        read(
            handle
                .createQuery(SELECT + " where alarm_id = any(:ids)" + LOCKED)
                .bindArray("ids", String.class, alarmIds.toArray())));
  }

  @Override
  public List<KnownCondition> lockAll() {
    return jdbi.withHandle(handle -> read(handle.createQuery(SELECT + LOCKED)));
  }

  @Override
  public Optional<KnownCondition> behind(String alarmId) {
    return jdbi.withHandle(handle ->
        read(handle.createQuery(SELECT + " where alarm_id = :id").bind("id", alarmId)).stream()
            .findFirst());
  }

  @Override
  public List<KnownCondition> named(Collection<String> names) {
    return names.isEmpty()
        ? List.of()
        : jdbi.withHandle(handle ->
            read(
                handle
                    .createQuery(SELECT + " where source_id || '|' || condition_id = any(:names)")
                    .bindArray("names", String.class, names.toArray())));
  }

  @Override
  public void put(Collection<KnownCondition> conditions) {
    if (conditions.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into scada_condition (source_id, condition_id, alarm_id, last_event, state,"
                  + " recent_ids, followed)"
                  + " values (:source, :condition, :alarm, cast(:last as jsonb),"
                  + " cast(:state as jsonb), :recent, :followed)"
                  + " on conflict (source_id, condition_id) do update"
                  + " set last_event = excluded.last_event, state = excluded.state,"
                  + " recent_ids = excluded.recent_ids,"
                  + " followed = excluded.followed");
      for (KnownCondition one : conditions) {
        batch
            .bind("source", one.key().sourceId())
            .bind("condition", one.key().conditionId())
            .bind("alarm", one.key().alarmId())
            .bind("last", json.write(one.last()))
            .bind("state", json.write(one.state()))
            .bindArray("recent", String.class, one.recent().toArray())
            .bind("followed", one.followed())
            .add();
      }
      batch.execute();
    });
  }

  @Override
  public List<String> unsettled(Instant by, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select alarm_id from alarm_timer join scada_condition using (alarm_id)"
                    + " where followed and due_at <= :by"
                    + " union select alarm_id from alarm join scada_condition using (alarm_id)"
                    + " where followed and is_acked and overlay = 'NONE'"
                    + " and base_state in ('UNACK', 'RTNUN', 'LATCH_UNACK') limit :most")
            .bind("by", by.atOffset(ZoneOffset.UTC))
            .bind("most", most)
            .mapTo(String.class)
            .list());
  }

  @Override
  public List<String> covered() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select alarm_id from alarm"
                    + " where overlay <> 'NONE' and suppressors @> '[{\"kind\": \"COVERED_BY\"}]'")
            .mapTo(String.class)
            .list());
  }

  private List<KnownCondition> read(Query query) {
    return query.map((rows, _) -> condition(rows)).list();
  }

  private KnownCondition condition(ResultSet rows) throws SQLException {
    return new KnownCondition(
        new ConditionKey(rows.getString("source_id"), rows.getString("condition_id")),
        json.read(rows.getString("last_event"), ScadaAlarmEvent.class),
        json.read(rows.getString("state"), ConditionState.class),
        Arrays.asList((String[]) rows.getArray("recent_ids").getArray()),
        rows.getBoolean("followed"));
  }
}
