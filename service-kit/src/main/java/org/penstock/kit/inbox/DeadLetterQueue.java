package org.penstock.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.kit.KitConfig;
import org.penstock.kit.outbox.Outbox;
import org.penstock.kit.outbox.OutboxMessage;

/**
 * Dead letters go out through the outbox, so that a record is never past its offset without its
 * letter. The letter carries where the record lay, so that the original can be fetched while Kafka
 * keeps it.
 */
@ApplicationScoped
class DeadLetterQueue implements DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetterQueue.class);

  private static final int LONGEST_REASON = 500;

  private final Outbox outbox;
  private final KitConfig.Consumer limits;
  private final String service;

  DeadLetterQueue(Outbox outbox, KitConfig config) {
    this.outbox = outbox;
    this.limits = config.consumer();
    this.service = config.service();
  }

  @Override
  public void add(ConsumedRecord record, String reason) {
    byte[] value = record.value();
    Map<String, String> headers = new LinkedHashMap<>(record.headers());
    headers.put("dead_letter_reason", shortened(reason));
    headers.put("dead_letter_topic", record.topic());
    headers.put("dead_letter_partition", Integer.toString(record.partition()));
    headers.put("dead_letter_offset", Long.toString(record.offset()));
    headers.put("dead_letter_size", Integer.toString(value == null ? 0 : value.length));
    outbox.add(
        new OutboxMessage(
            record.topic() + "." + service + ".dlq", record.key(), headers, shortened(value)));
    LOG.warnf("dead letter for %s: %s", record.position(), reason);
  }

  /** Sets a record aside that is larger than the limit; true when it was. */
  boolean takeOversized(ConsumedRecord record) {
    byte[] value = record.value();
    if (value == null || value.length <= limits.maxRecordBytes()) {
      return false;
    }
    add(
        record,
        "value of %d bytes is over the limit of %d bytes"
            .formatted(value.length, limits.maxRecordBytes()));
    return true;
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private byte @Nullable [] shortened(byte @Nullable [] value) {
    return value == null || value.length <= limits.maxDeadLetterBytes()
        ? value
        : Arrays.copyOf(value, limits.maxDeadLetterBytes());
  }
}
