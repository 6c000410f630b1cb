package org.penstock.alert.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.port.rules.StoredReadings;
import org.penstock.event.Reading;

/** The records of one partition from a time to the end that it has now, one poll in memory. */
final class ReadingsReplay implements StoredReadings.Replay {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOST_POLLS_IN_VAIN = PATIENCE.dividedBy(POLL);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final ReadingParser parser;
  private final Deque<Reading> next = new ArrayDeque<>();
  private final long end;
  private long unreadable;

  ReadingsReplay(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Instant since,
      ReadingParser parser) {
    this.consumer = consumer;
    this.partition = partition;
    this.parser = parser;
    consumer.assign(List.of(partition));
    this.end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
    @Nullable OffsetAndTimestamp start =
        consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli()), PATIENCE).get(partition);
    consumer.seek(partition, start == null ? end : start.offset());
  }

  /** Reads one record; null where it is no reading. */
  interface ReadingParser {
    @Nullable Reading parse(ConsumerRecord<byte[], byte[]> record);
  }

  @Override
  public boolean hasNext() {
    try {
      int inVain = 0;
      while (next.isEmpty() && consumer.position(partition, PATIENCE) < end) {
        long before = consumer.position(partition);
        consumer.poll(POLL).forEach(this::take);
        inVain = consumer.position(partition) == before ? inVain + 1 : 0;
        if (inVain > MOST_POLLS_IN_VAIN) {
          throw new TimeoutException("no answer from the broker");
        }
      }
    } catch (KafkaException e) {
      throw new StoredReadings.AwayException("the readings cannot be read on", e);
    }
    return !next.isEmpty();
  }

  @Override
  public Reading next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return next.removeFirst();
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.offset() >= end) {
      return;
    }
    Reading reading = parser.parse(record);
    if (reading == null) {
      unreadable++;
    } else {
      next.addLast(reading);
    }
  }
}
