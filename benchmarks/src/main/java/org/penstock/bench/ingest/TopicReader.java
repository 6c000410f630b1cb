package org.penstock.bench.ingest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of readings from its end on, as a consumer of the plant would, on its own thread.
 */
final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long LONGEST_MS = Duration.ofMinutes(30).toMillis();
  private static final String EVENT_ID = "ce_id";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Arrivals arrivals;
  private final Histogram latency = new ConcurrentHistogram(LONGEST_MS, 3);
  private final Thread thread;
  private volatile boolean measuring;
  private volatile boolean closed;
  private volatile long lastRecordNanos = System.nanoTime();

  TopicReader(String bootstrapServers, String topic, int tags) {
    this.arrivals = new Arrivals(tags);
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    this.thread = Thread.ofPlatform().name("reader-" + topic).daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        see(record);
      }
    }
    consumer.close();
  }

  /** The record's time is that of its source, to the millisecond. */
  private void see(ConsumerRecord<byte[], byte[]> record) {
    ReadingScan reading = ReadingScan.of(record.key(), record.value());
    if (reading == null) {
      return;
    }
    arrivals.see(reading, id(record));
    lastRecordNanos = System.nanoTime();
    if (measuring && reading.kind() == ReadingScan.Kind.STREAMED) {
      long late = System.currentTimeMillis() - record.timestamp();
      latency.recordValue(Math.clamp(late, 0, LONGEST_MS));
    }
  }

  private static int id(ConsumerRecord<byte[], byte[]> record) {
    @Nullable Header header = record.headers().lastHeader(EVENT_ID);
    return header == null ? 0 : Arrays.hashCode(header.value());
  }

  /** Begins to measure how late values are, from nothing. */
  void measure() {
    latency.reset();
    measuring = true;
  }

  /** How late values were since {@link #measure}, in milliseconds. */
  Histogram measured() {
    measuring = false;
    return latency.copy();
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** How long nothing has come. */
  Duration quietFor() {
    return Duration.ofNanos(System.nanoTime() - lastRecordNanos);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
