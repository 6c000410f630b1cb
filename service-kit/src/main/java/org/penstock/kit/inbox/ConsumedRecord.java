package org.penstock.kit.inbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.CloudEvents;

/**
 * One record as Kafka delivered it.
 *
 * @param key the key's bytes as UTF-8 text, or null
 * @param value the value's bytes; null is a tombstone. Not copied: treat as read-only
 * @param headers header values as UTF-8 text; the last of a repeated header
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes as Kafka has them; never compared
public record ConsumedRecord(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    byte @Nullable [] value,
    Map<String, String> headers,
    Instant timestamp) {

  /**
   * Where the record lies: {@code topic-partition-offset}, unique and the same on every delivery.
   */
  public String position() {
    return topic + "-" + partition + "-" + offset;
  }

  /** The event's identity: {@code ce_id}, or the position where the sender gave none. */
  public String eventId() {
    String id = headers.get(CloudEvents.ID);
    return id == null || id.isBlank() ? position() : id;
  }
}
