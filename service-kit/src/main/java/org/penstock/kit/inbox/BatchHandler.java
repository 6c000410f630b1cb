package org.penstock.kit.inbox;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.penstock.topic.Topic;

/**
 * A service's interest in topics: what it reads and what it does with a batch.
 *
 * <p>Every bean of this type gets a consumer of its own. {@link #handle} runs inside the
 * transaction that also stores the consumed offsets; it may run again for the same records when
 * that transaction fails, so its only effects are in the database.
 */
public interface BatchHandler {

  /** The consumer group; by convention the service's name, with a suffix where it reads twice. */
  String group();

  /** The topics to read. */
  Set<Topic> topics();

  /** Most records in one batch; {@code usual} is what the service is configured for. */
  default int batchRecords(int usual) {
    return usual;
  }

  /**
   * Takes a batch in partition order. A record that cannot be read is given to {@code unreadable}
   * and the rest of the batch goes on.
   */
  void handle(List<ConsumedRecord> batch, DeadLetters unreadable);

  /**
   * From where this handler wants to read a partition that it goes on reading at {@code position}:
   * at most there. What lies between is given to {@link #recall}, before anything else of that
   * partition. Called when this instance has just been given the partition.
   */
  default long recallFrom(TopicPartition partition, long position) {
    return position;
  }

  /**
   * Takes records again that were handled before, so that memory can be as it was. Outside of any
   * transaction; it may happen again.
   */
  default void recall(List<ConsumedRecord> batch) {}

  /** Called with the partitions this instance has just been given, before their first batch. */
  default void onAssigned(Set<TopicPartition> partitions) {}

  /** Called with the partitions this instance no longer has. */
  default void onRevoked(Set<TopicPartition> partitions) {}

  /**
   * Called on the consumer's own thread after every poll, also when there were no records: the
   * place for timers that must not run beside {@link #handle}.
   */
  default void onIdle(ReadState state) {}
}
