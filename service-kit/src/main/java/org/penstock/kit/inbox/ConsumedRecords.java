package org.penstock.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** From Kafka's record to ours. */
final class ConsumedRecords {

  private ConsumedRecords() {}

  static ConsumedRecord of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value();
      if (value != null) {
        headers.put(header.key(), new String(value, StandardCharsets.UTF_8));
      }
    }
    byte[] key = record.key();
    return new ConsumedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        record.value(),
        headers,
        Instant.ofEpochMilli(record.timestamp()));
  }
}
