package org.penstock.kit.position;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The consumed offsets in the service's own schema: the truth, of which Kafka's are a copy. */
@ApplicationScoped
public class StoredOffsets {

  private final Jdbi jdbi;

  StoredOffsets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The next offset of each partition that has one. */
  public Map<TopicPartition, Long> load(String group, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> stored = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                "select topic, partition, next_offset from consumer_offset"
                    + " where consumer_group = :group")
            .bind("group", group)
            .map((rows, _) ->
                Map.entry(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3)))
            .forEach(row -> stored.put(row.getKey(), row.getValue())));
    stored.keySet().retainAll(partitions);
    return stored;
  }

  /**
   * Keeps positions of one topic where they are until the transaction ends.
   *
   * @param known by partition, up to where the caller has read
   * @throws PositionLostException when another instance has read further
   */
  void hold(String group, String topic, Map<Integer, Long> known) {
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                "select partition, next_offset from consumer_offset"
                    + " where consumer_group = :group and topic = :topic"
                    + " and partition = any(:partitions) order by partition for share")
            .bind("group", group)
            .bind("topic", topic)
            .bindArray("partitions", Integer.class, known.keySet().toArray())
            .map((rows, _) -> Map.entry(rows.getInt(1), rows.getLong(2)))
            .forEach(row -> {
              if (row.getValue() > known.getOrDefault(row.getKey(), 0L)) {
                throw new PositionLostException(group, new TopicPartition(topic, row.getKey()));
              }
            }));
  }

  /**
   * Moves each partition from where this consumer believes it to be.
   *
   * @throws PositionLostException when another instance has moved one: this batch is not ours any
   *     more
   */
  public void advance(String group, Map<TopicPartition, Span> spans) {
    jdbi.useHandle(handle -> {
      for (Entry<TopicPartition, Span> entry : spans.entrySet()) {
        if (advance(handle, group, entry.getKey(), entry.getValue()) == 0) {
          throw new PositionLostException(group, entry.getKey());
        }
      }
    });
  }

  /** Moves a position back to where the topic begins, unless another instance has moved it. */
  public void startOver(String group, TopicPartition partition, long from, long beginning) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "update consumer_offset set next_offset = :beginning, updated_at = now()"
                    + " where consumer_group = :group and topic = :topic"
                    + " and partition = :partition and next_offset = :from")
            .bind("group", group)
            .bind("topic", partition.topic())
            .bind("partition", partition.partition())
            .bind("from", from)
            .bind("beginning", beginning)
            .execute());
  }

  private static int advance(Handle handle, String group, TopicPartition partition, Span span) {
    return handle
        .createUpdate(
            "insert into consumer_offset as o (consumer_group, topic, partition, next_offset)"
                + " values (:group, :topic, :partition, :next)"
                + " on conflict (consumer_group, topic, partition) do update"
                + " set next_offset = excluded.next_offset, updated_at = now()"
                + " where o.next_offset <= :first")
        .bind("group", group)
        .bind("topic", partition.topic())
        .bind("partition", partition.partition())
        .bind("first", span.first())
        .bind("next", span.next())
        .execute();
  }

  /**
   * The part of a partition that a batch covers: from {@code first} up to, not including, {@code
   * next}.
   */
  public record Span(long first, long next) {

    /** The same, with one more record in it. */
    public Span plus(long offset) {
      return new Span(Math.min(first, offset), Math.max(next, offset + 1));
    }
  }
}
