package org.penstock.alert.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.penstock.alert.domain.port.Recollections;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.watch.Recollection;

/**
 * Tables {@code recollection}, {@code recollected_tag} and {@code recollected_memory}. Rows go in
 * by one statement each with arrays: a plant of ten thousand tags is one round trip.
 */
@ApplicationScoped
class PostgresRecollections implements Recollections {

  private final Jdbi jdbi;
  private final Json json;
  private final MemoryJson memories;

  PostgresRecollections(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
    this.memories = new MemoryJson();
  }

  @Override
  public Optional<Copy> load(int partition) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select position from recollection where partition_id = :partition")
            .bind("partition", partition)
            .mapTo(Long.class)
            .findOne()
            .map(position -> new Copy(known(handle, partition), position)));
  }

  private Recollection known(Handle handle, int partition) {
    Map<String, Observation> tags = new HashMap<>();
    handle
        .createQuery(
            "select tag_name, observation from recollected_tag where partition_id = :partition")
        .bind("partition", partition)
        .map((rows, _) ->
            Map.entry(rows.getString(1), json.read(rows.getString(2), Observation.class)))
        .forEach(row -> tags.put(row.getKey(), row.getValue()));
    Map<String, Memory> remembered = new HashMap<>();
    handle
        .createQuery(
            "select alarm_id, memory from recollected_memory where partition_id = :partition")
        .bind("partition", partition)
        .map((rows, _) -> Map.entry(rows.getString(1), memories.read(rows.getString(2))))
        .forEach(row -> remembered.put(row.getKey(), row.getValue()));
    return new Recollection(tags, remembered);
  }

  @Override
  public void bringForward(int partition, Copy since) {
    jdbi.useHandle(handle -> {
      int moved =
          handle
              .createUpdate(
                  "insert into recollection as r (partition_id, position)"
                      + " values (:partition, :position) on conflict (partition_id) do update"
                      + " set position = excluded.position, taken_at = now()"
                      + " where r.position <= excluded.position")
              .bind("partition", partition)
              .bind("position", since.position())
              .execute();
      if (moved > 0) {
        putTags(handle, partition, since.known().tags());
        putMemories(handle, partition, since.known().memories());
      }
    });
  }

  private void putTags(Handle handle, int partition, Map<String, Observation> tags) {
    put(
        handle,
        "insert into recollected_tag (partition_id, tag_name, observation)"
            + " select :partition, key, value::jsonb from unnest(:keys, :values) as new (key, value)"
            + " on conflict (partition_id, tag_name) do update"
            + " set observation = excluded.observation",
        partition,
        tags.keySet().toArray(),
        tags.values().stream().map(json::write).toArray());
  }

  private void putMemories(Handle handle, int partition, Map<String, Memory> remembered) {
    put(
        handle,
        "insert into recollected_memory (partition_id, alarm_id, memory)"
            + " select :partition, key, value::jsonb from unnest(:keys, :values) as new (key, value)"
            + " on conflict (partition_id, alarm_id) do update set memory = excluded.memory",
        partition,
        remembered.keySet().toArray(),
        remembered.values().stream().map(memories::write).toArray());
  }

  private static void put(
      Handle handle, String sql, int partition, Object[] keys, Object[] values) {
    if (keys.length > 0) {
      handle
          .createUpdate(sql)
          .bind("partition", partition)
          .bindArray("keys", String.class, keys)
          .bindArray("values", String.class, values)
          .execute();
    }
  }
}
