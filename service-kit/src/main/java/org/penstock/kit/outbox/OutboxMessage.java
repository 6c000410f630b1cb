package org.penstock.kit.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be published.
 *
 * @param key decides the partition and the order: messages of one key arrive in the order they were
 *     added
 * @param headers header values as UTF-8 text
 * @param payload the value; null is a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes as Kafka takes them; never compared
public record OutboxMessage(
    String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] payload) {

  public OutboxMessage {
    headers = Map.copyOf(headers);
  }
}
