package org.penstock.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.penstock.event.AuditAnchor;
import org.penstock.event.PlantJson;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.topic.Topics;

/** The plant's topics as another system sees them. */
final class PlantTopics implements AutoCloseable {

  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;

  PlantTopics(String broker) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "acks", "all"),
            new StringSerializer(),
            new StringSerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker, "group.id", "test-" + UUID.randomUUID()),
            new StringDeserializer(),
            new StringDeserializer());
  }

  /** A good reading as scada-ingest writes it. */
  static ObjectNode reading(String eventId, String tagName, Instant at, double value) {
    return PlantJson.newMapper()
        .valueToTree(
            new Reading(
                eventId,
                at,
                TimestampOrigin.SOURCE,
                at,
                at,
                "wtp-1",
                "filters",
                tagName,
                TagValue.of(value),
                ValueType.DOUBLE,
                "NTU",
                Quality.GOOD,
                "0x00000000",
                null,
                "plc-1",
                ReadingOrigin.LIVE,
                1));
  }

  void sendReading(String eventId, String tagName, Instant at, double value) {
    send(tagName, json(reading(eventId, tagName, at, value)));
  }

  static String json(ObjectNode node) {
    try {
      return PlantJson.newMapper().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  void sendAnchor(AuditAnchor anchor) {
    send(
        Topics.AUDIT_ANCHORS.name(),
        anchor.chain(),
        json(PlantJson.newMapper().valueToTree(anchor)));
  }

  void send(String key, String value) {
    send(Topics.READINGS.name(), key, value);
  }

  private void send(String topic, String key, String value) {
    try {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("not sent", e);
    }
  }

  /** Every record of the topic. */
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

  /** The events of compliance-service about one subject, by type. */
  List<String> eventTypesOf(String subject) {
    return all(Topics.COMPLIANCE_EVENTS.name()).stream()
        .filter(record -> subject.equals(record.key()))
        .map(record -> header(record, "ce_type"))
        .toList();
  }

  static String header(ConsumerRecord<String, String> record, String name) {
    return StreamSupport.stream(record.headers().headers(name).spliterator(), false)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
