package org.penstock.bench.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.penstock.event.PlantJson;
import org.penstock.topic.Topics;

/**
 * Reads the alarms' events from now on, as a screen would: how many of each type, none twice, and
 * how long after the reading that raised the alarm.
 */
final class EventProbe implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final long LONGEST_MS = Duration.ofMinutes(10).toMillis();

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, LongAdder> byType = new ConcurrentHashMap<>();
  private final Map<Integer, Long> written = new ConcurrentHashMap<>();
  private final Histogram latency = new ConcurrentHistogram(LONGEST_MS, 3);
  private final Set<String> seen = new HashSet<>();
  private final LongAdder doubled = new LongAdder();
  private final Thread thread;
  private volatile boolean closed;

  EventProbe(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ALARM_EVENTS.name()).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    this.thread = Thread.ofPlatform().name("event-probe").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        see(record.value());
      }
    }
    consumer.close();
  }

  private void see(byte[] value) {
    JsonNode event = tree(value);
    if (!seen.add(event.path("event_id").asText())) {
      doubled.increment();
    }
    String type = event.path("event_type").asText();
    byType.computeIfAbsent(type, _ -> new LongAdder()).increment();
    Long began = written.get(LevelPlant.number(event.path("tag_name").asText()));
    if (type.equals("RAISED") && began != null) {
      long late = (System.nanoTime() - began) / 1_000_000;
      latency.recordValue(Math.clamp(late, 0, LONGEST_MS));
    }
  }

  private JsonNode tree(byte[] value) {
    try {
      return mapper.readTree(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A reading that raises this tag's alarm is written now. */
  void raises(int tag) {
    written.put(tag, System.nanoTime());
  }

  /** From now on latencies count, from nothing. */
  void reset() {
    written.clear();
    latency.reset();
  }

  /** Of the alarms since {@link #reset}: from the reading's write to the event here, in ms. */
  Histogram latency() {
    return latency.copy();
  }

  long count(String type) {
    LongAdder known = byType.get(type);
    return known == null ? 0 : known.sum();
  }

  long total() {
    return byType.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Events that came with an identity that was there before. */
  long doubled() {
    return doubled.sum();
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
