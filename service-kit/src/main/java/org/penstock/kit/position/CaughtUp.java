package org.penstock.kit.position;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Which partitions are read to their end, and as of when that is certain.
 *
 * <p>How it works. The broker is asked, again and again, where the partitions end; a partition is
 * read as of the moment of the question once the consumer has come to the end that was answered.
 * What a consumer itself takes for its lag is not enough: it is from its last fetch, and when the
 * process stood still since (a suspended machine, a long collection) or the broker was away, that
 * answer is old and the clock is new. To think that nothing came in between would fire delays that
 * a reading has long called off. Without an answer the moment stays where it is, and so do timers.
 */
public final class CaughtUp {

  private static final Logger LOG = Logger.getLogger(CaughtUp.class);

  private final Consumer<?, ?> consumer;
  private final InstantSource clock;
  private final Duration interval;
  private final Duration patience;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private Instant asOf = Instant.EPOCH;

  /**
   * Watches a consumer.
   *
   * @param interval how often the broker is asked
   * @param patience how long an answer is waited for
   */
  public CaughtUp(
      Consumer<?, ?> consumer, InstantSource clock, Duration interval, Duration patience) {
    this.consumer = consumer;
    this.clock = clock;
    this.interval = interval;
    this.patience = patience;
  }

  /** Asks where the partitions end, where that is due; to be called before every poll. */
  public void beforePoll() {
    Instant now = clock.instant();
    Set<TopicPartition> assigned = consumer.assignment();
    boolean isAsked =
        ends.keySet().equals(assigned) && now.isBefore(asOf.plus(interval)) && !now.isBefore(asOf);
    if (isAsked || assigned.isEmpty()) {
      return;
    }
    try {
      Map<TopicPartition, Long> answer = consumer.endOffsets(assigned, patience);
      ends.clear();
      ends.putAll(answer);
      asOf = now;
    } catch (TimeoutException e) {
      LOG.debugf("the broker does not say where partitions end: %s", e.getMessage());
    }
  }

  /** When the broker was asked last: what was in {@link #partitions} before that is read. */
  public Instant asOf() {
    return asOf;
  }

  /** The partitions that are read to the end that was answered. */
  public Set<TopicPartition> partitions() {
    return consumer.assignment().stream()
        .filter(partition -> {
          Long end = ends.get(partition);
          return end != null && consumer.position(partition) >= end;
        })
        .collect(Collectors.toUnmodifiableSet());
  }
}
