package org.penstock.bench.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.topic.Topics;

/**
 * The least that judges limits: the same parser, a map in memory, one thread. It promises nothing:
 * a crash loses the state of every alarm, and events may be told twice.
 */
final class BareConsumer {

  private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(100).toNanos();

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final Map<String, LimitSwitch> switches = new HashMap<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final String out;

  private BareConsumer(KafkaProducer<byte[], byte[]> producer, String out) {
    this.producer = producer;
    this.out = out;
  }

  /** Arguments: brokers, consumer group, topic of the events. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Object> reading =
        Map.of(
            "bootstrap.servers",
            arguments[0],
            "group.id",
            arguments[1],
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false);
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[0], "acks", "all", "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(Set.of(Topics.READINGS.name()));
      System.out.println("READY");
      new BareConsumer(producer, arguments[2]).run(consumer);
    }
  }

  private void run(KafkaConsumer<byte[], byte[]> consumer) throws IOException {
    long committed = System.nanoTime();
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        judge(mapper.readValue(record.value(), Reading.class));
      }
      if (System.nanoTime() - committed > COMMIT_EVERY_NANOS) {
        producer.flush();
        consumer.commitSync();
        committed = System.nanoTime();
      }
    }
  }

  private void judge(Reading reading) {
    if (!(reading.value() instanceof TagValue.Numeric(var number))) {
      return;
    }
    double value = number.doubleValue();
    LimitSwitch before = switches.getOrDefault(reading.tagName(), LimitSwitch.NEW);
    LimitSwitch after = before.take(value, reading.timestamp());
    switches.put(reading.tagName(), after);
    if (after.isActive() != before.isActive()) {
      String event =
          LimitSwitch.event(reading.tagName(), after.isActive(), value, reading.timestamp());
      var _ =
          producer.send(
              new ProducerRecord<>(
                  out,
                  reading.tagName().getBytes(StandardCharsets.UTF_8),
                  event.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
