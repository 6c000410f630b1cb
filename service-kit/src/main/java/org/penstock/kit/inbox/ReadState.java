package org.penstock.kit.inbox;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer is.
 *
 * @param caughtUp the assigned partitions whose end has been reached
 * @param asOf when the broker was asked for those ends: a timer that waits for records must go by
 *     this and not by the clock, because the process may have stood still since
 * @param positions up to where the assigned partitions are handled, unreadable records included
 */
public record ReadState(
    Set<TopicPartition> caughtUp, Instant asOf, Map<TopicPartition, Long> positions) {

  public ReadState {
    caughtUp = Set.copyOf(caughtUp);
    positions = Map.copyOf(positions);
  }

  /** The numbers of the partitions whose end has been reached, for a handler of one topic. */
  public Set<Integer> caughtUpNumbers() {
    return caughtUp.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }
}
