package org.penstock.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.penstock.event.PlantJson;

/** The outbox as the relay sees it, on the one connection that holds the relay's lock. */
final class OutboxTable {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final Handle handle;
  private final ObjectMapper mapper = PlantJson.newMapper();

  OutboxTable(Handle handle) {
    this.handle = handle;
  }

  /** One relay a schema: a second one would break the order within a key. */
  boolean lock() {
    return handle
        .createQuery("select pg_try_advisory_lock(hashtext('outbox'), hashtext(current_schema()))")
        .mapTo(Boolean.class)
        .one();
  }

  void unlock() {
    handle.execute("select pg_advisory_unlock(hashtext('outbox'), hashtext(current_schema()))");
  }

  /** The next rows, without those of topics that cannot be written now. */
  List<OutboxRow> waiting(int most, Set<String> blocked) {
    return handle
        .createQuery(
            "select id, topic, key, partition, headers, payload from outbox"
                + " where refused is null and topic <> all (:blocked) order by id limit :most")
        .bind("most", most)
        .bindArray("blocked", String.class, blocked.toArray())
        .map((rows, _) ->
            new OutboxRow(
                rows.getLong("id"),
                new OutboxMessage(
                    rows.getString("topic"),
                    rows.getString("key"),
                    (Integer) rows.getObject("partition"),
                    headers(rows.getString("headers")),
                    rows.getBytes("payload"))))
        .list();
  }

  void remove(List<Long> published) {
    if (!published.isEmpty()) {
      handle
          .createUpdate("delete from outbox where id in (<ids>)")
          .bindList("ids", published)
          .execute();
    }
  }

  /** Sets a message aside that the broker will never take; a person decides. */
  void refuse(long id, String reason) {
    handle.execute("update outbox set refused = ? where id = ?", reason, id);
  }

  long count(boolean refused) {
    return handle
        .createQuery("select count(*) from outbox where (refused is not null) = :refused")
        .bind("refused", refused)
        .mapTo(Long.class)
        .one();
  }

  private Map<String, String> headers(String json) {
    try {
      return mapper.readValue(json, HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outbox row's headers are not JSON text", e);
    }
  }
}
