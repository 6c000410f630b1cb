package org.penstock.kit.inbox;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.penstock.kit.position.CaughtUp;
import org.penstock.kit.position.PositionLostException;
import org.penstock.kit.position.StoredOffsets;
import org.penstock.kit.work.Pause;
import org.penstock.kit.work.StopSignal;
import org.penstock.topic.Topic;

/**
 * Polls, and gives each batch to the handler in one transaction with its offsets.
 *
 * <p>How it works. The position of truth is in the database: on assignment the consumer seeks
 * there, so a crash between the database's commit and Kafka's changes nothing. One thread polls and
 * handles. When the database is away, the batch in hand is kept, all partitions are paused, and the
 * thread goes on polling so that the broker does not take the partitions away; nothing is
 * dead-lettered. When a batch fails for another reason, its records are tried one by one and only
 * the failing one is set aside.
 */
final class BatchLoop implements ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(BatchLoop.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int IDLE_ROUNDS_AFTER_FAILURE = 50;

  private final BatchHandler handler;
  private final BatchTransaction transaction;
  private final StoredOffsets offsets;
  private final Consumer<byte[], byte[]> consumer;
  private final CaughtUp caughtUp;
  private final Duration pollTimeout;
  private final Counter positionsLost;
  private int idleRoundsToSkip;

  /** Polled, and not through yet. */
  private final List<ConsumedRecord> inHand = new ArrayList<>();

  /** Assigned, and not yet at the stored position; these deliver nothing. */
  private final Set<TopicPartition> unplaced = new HashSet<>();

  /** Partitions of which records are read again that were handled before, up to that offset. */
  private final Map<TopicPartition, Long> recallUntil = new HashMap<>();

  BatchLoop(
      BatchHandler handler,
      BatchTransaction transaction,
      StoredOffsets offsets,
      Consumer<byte[], byte[]> consumer,
      CaughtUp caughtUp,
      Duration pollTimeout,
      Counter positionsLost) {
    this.handler = handler;
    this.transaction = transaction;
    this.offsets = offsets;
    this.consumer = consumer;
    this.caughtUp = caughtUp;
    this.pollTimeout = pollTimeout;
    this.positionsLost = positionsLost;
  }

  void run(StopSignal stop) {
    consumer.subscribe(handler.topics().stream().map(Topic::name).toList(), this);
    Pause pause = Pause.growing();
    while (!stop.isRaised()) {
      keep(poll());
      step(pause, stop);
    }
  }

  /** A partition without a valid position is placed anew from the database. */
  private ConsumerRecords<byte[], byte[]> poll() {
    caughtUp.beforePoll();
    try {
      return consumer.poll(pollTimeout);
    } catch (InvalidOffsetException e) {
      unplaced.addAll(e.partitions());
      return ConsumerRecords.empty();
    }
  }

  private void step(Pause pause, StopSignal stop) {
    try {
      placeAssigned();
      takeInHand();
      consumer.resume(consumer.paused());
      idle();
      pause.reset();
    } catch (PositionLostException e) {
      LOG.warnf("%s; reading on from the stored position", e.getMessage());
      inHand.clear();
      unplaced.addAll(consumer.assignment());
    } catch (RuntimeException e) {
      if (!InfrastructureFault.isBehind(e)) {
        throw e;
      }
      consumer.pause(consumer.assignment());
      LOG.warnf("waiting for the database with %d records in hand: %s", inHand.size(), e);
      Duration wait = pause.next();
      stop.await(wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE);
    }
  }

  /** What a timer fails on must not keep records from being read: it is left out for a while. */
  private void idle() {
    if (idleRoundsToSkip > 0) {
      idleRoundsToSkip--;
      return;
    }
    try {
      handler.onIdle(state());
    } catch (RuntimeException e) {
      rethrowUnlessRecords(e);
      LOG.errorf(e, "%s failed between batches", handler.group());
      idleRoundsToSkip = IDLE_ROUNDS_AFTER_FAILURE;
    }
  }

  private void placeAssigned() {
    if (unplaced.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> stored = offsets.load(handler.group(), unplaced);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(unplaced);
    Map<TopicPartition, Long> end = consumer.endOffsets(unplaced);
    for (TopicPartition partition : unplaced) {
      long beginning = first.getOrDefault(partition, 0L);
      long position = stored.getOrDefault(partition, beginning);
      long next = place(partition, position, beginning, end.getOrDefault(partition, 0L));
      long from = Math.clamp(handler.recallFrom(partition, next), beginning, next);
      if (from < next) {
        recallUntil.put(partition, next);
      } else {
        recallUntil.remove(partition);
      }
      consumer.seek(partition, from);
    }
    handler.onAssigned(Set.copyOf(unplaced));
    unplaced.clear();
  }

  /** Where to read on; loud when that is not where we were. */
  private long place(TopicPartition partition, long position, long beginning, long end) {
    if (position < beginning) {
      LOG.errorf(
          "%s: offsets %d to %d were deleted by the broker before %s read them",
          partition, position, beginning - 1, handler.group());
      positionsLost.increment();
      return beginning;
    }
    if (position > end) {
      LOG.errorf(
          "%s ends at %d, but %s has read up to %d: the topic was made anew or has lost its end;"
              + " reading it from its beginning",
          partition, end, handler.group(), position);
      positionsLost.increment();
      offsets.startOver(handler.group(), partition, position, beginning);
      return beginning;
    }
    return position;
  }

  private void takeInHand() {
    if (inHand.isEmpty()) {
      return;
    }
    recall();
    List<ConsumedRecord> batch = List.copyOf(inHand);
    if (batch.isEmpty()) {
      return;
    }
    try {
      transaction.apply(handler, batch);
      inHand.clear();
    } catch (RuntimeException e) {
      rethrowUnlessRecords(e);
      LOG.errorf(e, "%s failed on a batch of %d: one by one", handler.group(), batch.size());
      takeOneByOne();
    }
    copyToKafka(batch);
  }

  /** What was handled before an earlier stop comes first, and is not handled again. */
  private void recall() {
    if (recallUntil.isEmpty()) {
      return;
    }
    List<ConsumedRecord> known = inHand.stream().filter(this::isHandled).toList();
    if (!known.isEmpty()) {
      handler.recall(known);
      inHand.removeIf(this::isHandled);
    }
    inHand.forEach(record -> recallUntil.remove(partitionOf(record)));
  }

  private boolean isHandled(ConsumedRecord record) {
    return record.offset() < recallUntil.getOrDefault(partitionOf(record), 0L);
  }

  private static TopicPartition partitionOf(ConsumedRecord record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /**
   * Takes each record off {@code inHand} as it is through, should the database go away meanwhile.
   */
  private void takeOneByOne() {
    while (!inHand.isEmpty()) {
      ConsumedRecord record = inHand.getFirst();
      try {
        transaction.apply(handler, List.of(record));
      } catch (RuntimeException e) {
        rethrowUnlessRecords(e);
        transaction.setAside(handler, record, handler.group() + " failed: " + e);
      }
      inHand.removeFirst();
    }
  }

  /** Only what the records themselves cause is answered by setting one aside. */
  private static void rethrowUnlessRecords(RuntimeException e) {
    if (e instanceof PositionLostException || InfrastructureFault.isBehind(e)) {
      throw e;
    }
  }

  /** A copy for tools that show lag; losing it costs nothing. */
  private void copyToKafka(List<ConsumedRecord> batch) {
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    BatchTransaction.spans(batch)
        .forEach((partition, span) -> next.put(partition, new OffsetAndMetadata(span.next())));
    consumer.commitAsync(
        next,
        (_, failure) -> {
          if (failure != null) {
            LOG.debugf("offsets not copied to Kafka: %s", failure.getMessage());
          }
        });
  }

  /** Nothing is in hand: what was polled is handled, or set aside. */
  private ReadState state() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      long position = consumer.position(partition);
      positions.put(partition, Math.max(position, recallUntil.getOrDefault(partition, position)));
    }
    return new ReadState(caughtUp.partitions(), caughtUp.asOf(), positions);
  }

  private void keep(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (unplaced.isEmpty()
          || !unplaced.contains(new TopicPartition(record.topic(), record.partition()))) {
        inHand.add(ConsumedRecords.of(record));
      }
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    unplaced.addAll(partitions);
    consumer.pause(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    Set<TopicPartition> gone = Set.copyOf(partitions);
    unplaced.removeAll(gone);
    recallUntil.keySet().removeAll(gone);
    inHand.removeIf(record -> gone.contains(partitionOf(record)));
    handler.onRevoked(gone);
  }
}
