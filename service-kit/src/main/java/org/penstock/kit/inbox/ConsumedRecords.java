package org.penstock.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** From Kafka's record to ours. */
final class ConsumedRecords {

  private ConsumedRecords() {}

  static ConsumedRecord of(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    return new ConsumedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        record.value(),
        new HeaderTexts(record.headers()),
        Instant.ofEpochMilli(record.timestamp()));
  }
}
