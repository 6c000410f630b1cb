package org.penstock.plant.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.penstock.event.PlantJson;
import org.penstock.topic.Topic;

/** The plant's topics as another system sees them: sends records, and reads a topic whole. */
public final class TestTopics implements AutoCloseable {

  private static final ObjectMapper MAPPER = PlantJson.newMapper();
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final int LARGEST_REQUEST_BYTES = 10_000_000;

  private final String broker;
  private final KafkaProducer<String, String> producer;
  private final Map<String, FollowedTopic> followed = new HashMap<>();

  public TestTopics(String bootstrapServers) {
    this.broker = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "acks",
                "all",
                "linger.ms",
                0,
                // The broker looks at the compressed size: a large record is small on its way.
                "compression.type",
                "lz4",
                "max.request.size",
                LARGEST_REQUEST_BYTES),
            new StringSerializer(),
            new StringSerializer());
  }

  /** Sends a value as it is; back when the broker has it. */
  public void send(Topic topic, String key, String value) {
    send(topic, key, Map.of(), value);
  }

  /** Sends a value with headers; back when the broker has it. */
  public void send(Topic topic, String key, Map<String, String> headers, String value) {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic.name(), key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("not sent to " + topic.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending to " + topic.name(), e);
    }
  }

  /** Every record of the topic up to its end now, in order within a partition. */
  public synchronized List<ConsumerRecord<String, String>> all(String topic) {
    return followed.computeIfAbsent(topic, name -> new FollowedTopic(broker, name)).all();
  }

  /** Those of them with that key. */
  public List<ConsumerRecord<String, String>> all(String topic, String key) {
    return all(topic).stream().filter(record -> key.equals(record.key())).toList();
  }

  /** The last header of that name, or an empty text. */
  public static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** An event as it stands in a topic. */
  public static String json(Object event) {
    try {
      return MAPPER.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(String.valueOf(event), e);
    }
  }

  /** The event that stands in a topic. */
  public static <T> T event(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  @Override
  public synchronized void close() {
    followed.values().forEach(FollowedTopic::close);
    producer.close(CLOSE_LIMIT);
  }
}
