package org.penstock.kit.position;

import org.apache.kafka.common.TopicPartition;

/**
 * Another instance has consumed further in this partition: the batch in hand is not ours any more.
 */
public final class PositionLostException extends RuntimeException {

  PositionLostException(String group, TopicPartition partition) {
    super(group + " was overtaken on " + partition);
  }
}
