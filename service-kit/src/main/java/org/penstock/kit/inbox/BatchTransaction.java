package org.penstock.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.penstock.kit.position.StoredOffsets;
import org.penstock.kit.position.StoredOffsets.Span;

/** One transaction: the offsets, the effect and the dead letters of a batch. */
@ApplicationScoped
class BatchTransaction {

  private final StoredOffsets offsets;
  private final DeadLetterQueue deadLetters;

  BatchTransaction(StoredOffsets offsets, DeadLetterQueue deadLetters) {
    this.offsets = offsets;
    this.deadLetters = deadLetters;
  }

  /** The offsets go first: their row locks keep a second instance out until this one is through. */
  @Transactional
  void apply(BatchHandler handler, List<ConsumedRecord> batch) {
    offsets.advance(handler.group(), spans(batch));
    List<ConsumedRecord> readable =
        batch.stream().filter(record -> !deadLetters.takeOversized(record)).toList();
    if (!readable.isEmpty()) {
      handler.handle(readable, deadLetters);
    }
  }

  /** Sets a record aside that the handler failed on, and moves past it. */
  @Transactional
  void setAside(BatchHandler handler, ConsumedRecord record, String reason) {
    offsets.advance(handler.group(), spans(List.of(record)));
    deadLetters.add(record, reason);
  }

  static Map<TopicPartition, Span> spans(List<ConsumedRecord> batch) {
    Map<TopicPartition, Span> spans = new HashMap<>();
    TopicPartition partition = new TopicPartition("", 0);
    for (ConsumedRecord record : batch) {
      // Kafka gives the records of a partition in a row.
      if (record.partition() != partition.partition()
          || !record.topic().equals(partition.topic())) {
        partition = new TopicPartition(record.topic(), record.partition());
      }
      long offset = record.offset();
      spans.merge(partition, new Span(offset, offset + 1), (span, _) -> span.plus(offset));
    }
    return spans;
  }
}
