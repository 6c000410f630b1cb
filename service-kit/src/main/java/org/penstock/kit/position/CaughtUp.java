package org.penstock.kit.position;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions are read to their end, and since when that is certain.
 *
 * <p>A consumer knows the end of a partition from the last answer of the broker. When the process
 * stood still since (a long collection, a machine that was suspended), that answer is old and the
 * clock is new: to think that nothing came in between would fire delays that a reading has long
 * called off. After such a gap a partition counts only when the broker, asked anew, says so.
 */
public final class CaughtUp {

  private final Consumer<?, ?> consumer;
  private final InstantSource clock;
  private final Duration trustedGap;
  private final Set<TopicPartition> doubtful = new HashSet<>();
  private Instant asOf = Instant.EPOCH;

  /**
   * Watches a consumer.
   *
   * @param trustedGap how far two polls may lie apart before the last answer is too old
   */
  public CaughtUp(Consumer<?, ?> consumer, InstantSource clock, Duration trustedGap) {
    this.consumer = consumer;
    this.clock = clock;
    this.trustedGap = trustedGap;
  }

  /** To be called before every poll. */
  public void beforePoll() {
    Instant now = clock.instant();
    if (now.isAfter(asOf.plus(trustedGap))) {
      doubtful.addAll(consumer.assignment());
    }
    asOf = now;
  }

  /** Of partitions that this consumer has just been given nothing is known. */
  public void assigned(Collection<TopicPartition> partitions) {
    doubtful.addAll(partitions);
  }

  /** When the last poll began: what was in {@link #partitions} before that is read. */
  public Instant asOf() {
    return asOf;
  }

  /** The partitions that are read to their end. */
  public Set<TopicPartition> partitions() {
    doubtful.retainAll(consumer.assignment());
    Set<TopicPartition> read =
        consumer.assignment().stream()
            .filter(partition -> consumer.currentLag(partition).orElse(Long.MAX_VALUE) == 0)
            .collect(Collectors.toSet());
    Set<TopicPartition> inDoubt = new HashSet<>(read);
    inDoubt.retainAll(doubtful);
    if (!inDoubt.isEmpty()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(inDoubt);
      for (TopicPartition partition : inDoubt) {
        if (consumer.position(partition) >= ends.getOrDefault(partition, Long.MAX_VALUE)) {
          doubtful.remove(partition);
        } else {
          read.remove(partition);
        }
      }
    }
    return Set.copyOf(read);
  }
}
