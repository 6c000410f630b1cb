package org.penstock.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.penstock.event.PlantJson;
import org.penstock.topic.Topic;

/** The plant's topics as another system sees them. */
final class PlantTopics implements AutoCloseable {

  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;

  PlantTopics() {
    String broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "acks", "all"),
            new StringSerializer(),
            new StringSerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker),
            new StringDeserializer(),
            new StringDeserializer());
  }

  /** Sends a value as it is. */
  void send(Topic topic, String key, String value) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("not sent to " + topic.name(), e);
    }
  }

  /** Every record of the topic as it is now. */
  List<ConsumerRecord<String, String>> all(String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(A_MOMENT).forEach(records::add);
    }
    return records;
  }

  /** Every record of the topic that the service wrote, not a test: those name their source. */
  List<ConsumerRecord<String, String>> ours(Topic topic) {
    return all(topic.name()).stream()
        .filter(record -> header(record, "ce_source").equals("urn:penstock:scada-ingest"))
        .toList();
  }

  /** Every event that the service wrote to the topic. */
  <T> List<T> events(Topic topic, Class<T> type) {
    return ours(topic).stream().map(record -> event(record.value(), type)).toList();
  }

  static <T> T event(String json, Class<T> type) {
    try {
      return PlantJson.newMapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  static String json(Object event) {
    try {
      return PlantJson.newMapper().writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String header(ConsumerRecord<String, String> record, String name) {
    return StreamSupport.stream(record.headers().headers(name).spliterator(), false)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    consumer.close();
  }
}
