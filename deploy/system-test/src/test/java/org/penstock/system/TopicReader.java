package org.penstock.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;

/** Reads a topic as an outside system would: all of it, as JSON. */
final class TopicReader {

  private static final Duration ONE_POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final ObjectMapper mapper = PlantJson.newMapper();

  TopicReader(RunningPlant plant) {
    this.bootstrapServers = plant.bootstrapServers();
  }

  /** One record; a tombstone has no value. */
  record Line(@Nullable String key, String ceId, @Nullable JsonNode value) {

    String text(String field) {
      return value == null ? "" : value.path(field).asText();
    }
  }

  /** Everything on the topic up to its end now, in order within a partition. */
  List<Line> all(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Line> lines = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        consumer.poll(ONE_POLL).forEach(record -> lines.add(line(record)));
      }
      return lines;
    }
  }

  private Line line(ConsumerRecord<String, byte[]> record) {
    Header id = record.headers().lastHeader("ce_id");
    byte[] value = record.value();
    try {
      return new Line(
          record.key(),
          id == null ? "" : new String(id.value(), StandardCharsets.UTF_8),
          value == null ? null : mapper.readTree(value));
    } catch (IOException e) {
      throw new UncheckedIOException(record.topic() + "-" + record.offset() + " is not JSON", e);
    }
  }
}
