package org.penstock.bench.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.penstock.event.Gap;
import org.penstock.event.PlantJson;
import org.penstock.topic.Topics;

/** The gap records on their topic, from its beginning. */
final class GapTopic {
  private static final Duration POLL = Duration.ofMillis(200);

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final String bootstrapServers;

  GapTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The last record of each gap that is there now. */
  GapWindows now() throws IOException {
    Map<String, Gap> gaps = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.GAPS.name()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Gap gap = mapper.readValue(record.value(), Gap.class);
          gaps.put(gap.gapId(), gap);
        }
      }
    }
    return new GapWindows(gaps.values());
  }
}
