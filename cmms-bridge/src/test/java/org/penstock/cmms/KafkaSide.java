package org.penstock.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.penstock.event.PlantJson;
import org.penstock.event.WorkOrderRequest;
import org.penstock.topic.Topics;

/** A plant system on the other side of the broker. */
final class KafkaSide {

  private static final ObjectMapper JSON = PlantJson.newMapper();

  private final String broker;

  KafkaSide(String broker) {
    this.broker = broker;
  }

  void request(WorkOrderRequest request) {
    try {
      send(request.dedupeKey(), JSON.writeValueAsString(request));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(String key, String... values) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            // The broker looks at the compressed size: a large record is small on its way.
            Map.of(
                "bootstrap.servers",
                broker,
                "max.request.size",
                8_000_000,
                "compression.type",
                "gzip"),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(Topics.WORK_ORDER_REQUESTS.name(), key, value)).get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("not sent", e);
    }
  }

  /** What the plant was told of a work order, in order. */
  List<JsonNode> told(String workOrderId) {
    return records(Topics.WORK_ORDERS.name()).stream()
        .filter(record -> workOrderId.equals(record.key()))
        .map(record -> json(record.value()))
        .toList();
  }

  /** The dead letters of requests with this key. */
  List<ConsumerRecord<String, String>> deadLetters(String key) {
    return records(Topics.WORK_ORDER_REQUESTS.deadLetter("cmms-bridge")).stream()
        .filter(record -> key.equals(record.key()))
        .toList();
  }

  private List<ConsumerRecord<String, String>> records(String topic) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            // Without a group and with the default policy a position that is lost means the end.
            Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> found = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      return found;
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
