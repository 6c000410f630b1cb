package org.penstock.kit.inbox;

import org.apache.kafka.common.TopicPartition;

/**
 * Another instance has consumed further in this partition: the batch in hand is not ours any more.
 */
final class PositionLostException extends RuntimeException {

  PositionLostException(String group, TopicPartition partition) {
    super(group + " was overtaken on " + partition);
  }
}
