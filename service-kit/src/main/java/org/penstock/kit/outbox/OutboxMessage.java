package org.penstock.kit.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be published.
 *
 * @param key decides the partition and the order: messages of one key arrive in the order they were
 *     added
 * @param partition where the writer chooses it; null lets the key decide
 * @param headers header values as UTF-8 text
 * @param payload the value; null is a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes as Kafka takes them; never compared
public record OutboxMessage(
    String topic,
    @Nullable String key,
    @Nullable Integer partition,
    Map<String, String> headers,
    byte @Nullable [] payload) {

  public OutboxMessage {
    headers = Map.copyOf(headers);
  }

  /** A record whose key decides the partition. */
  public OutboxMessage(
      String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] payload) {
    this(topic, key, null, headers, payload);
  }

  /** The same record for that partition. */
  public OutboxMessage inPartition(int chosen) {
    return new OutboxMessage(topic, key, chosen, headers, payload);
  }
}
