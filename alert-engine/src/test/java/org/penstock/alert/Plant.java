package org.penstock.alert;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** The plant around the service, as the component tests play it. */
public final class Plant implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final TestTopics topics;

  public Plant() {
    String broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    topics = new TestTopics(broker);
    Properties sender = new Properties();
    sender.put("bootstrap.servers", broker);
    // A huge record must get past the broker's limit, which counts compressed bytes.
    sender.put("compression.type", "lz4");
    sender.put("max.request.size", "10000000");
    producer = new KafkaProducer<>(sender, new StringSerializer(), new ByteArraySerializer());
  }

  /** A reading of now or earlier. */
  public static Reading reading(String tag, TagValue value, Quality quality, Instant at) {
    return new Reading(
        UUID.randomUUID().toString(),
        at,
        TimestampOrigin.SOURCE,
        at,
        at,
        "wtp-1",
        tag.substring(0, tag.indexOf('.')),
        tag,
        value,
        ValueType.DOUBLE,
        "NTU",
        quality,
        "0x00000000",
        null,
        "simulated-plant",
        ReadingOrigin.LIVE,
        1);
  }

  public void send(String tag, String value, Instant at) {
    send(reading(tag, TagValue.of(new BigDecimal(value)), Quality.GOOD, at));
  }

  public void send(Reading reading) {
    send(Topics.READINGS, reading.tagName(), json(reading));
  }

  /** One record on the partition of the test's area, and back when the broker has it. */
  public void send(Topic topic, String key, byte @Nullable [] value) {
    Integer partition = topic.equals(Topics.READINGS) ? Integer.valueOf(3) : null;
    try {
      producer.send(new ProducerRecord<>(topic.name(), partition, key, value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that stands in a topic under a key. */
  public List<ConsumerRecord<String, String>> read(String topic, String key) {
    return topics.all(topic, key);
  }

  public <T> List<T> read(Topic topic, String key, Class<T> type) {
    return read(topic.name(), key).stream()
        .map(one -> TestTopics.event(one.value(), type))
        .toList();
  }

  public static RequestSpecification as(String token) {
    return RestAssured.given().auth().oauth2(token).contentType("application/json");
  }

  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  public static byte[] json(Object value) {
    return TestTopics.json(value).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    topics.close();
  }
}
