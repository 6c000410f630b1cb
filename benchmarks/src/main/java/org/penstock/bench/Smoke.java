package org.penstock.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.topic.Topics;

/**
 * The readings of a running plant as a subscriber sees them: complete, in order, and how late.
 *
 * <p>The yardstick is a record of our own through the same broker in the same seconds: what is over
 * the plant's publishing interval and the broker's own time is scada-ingest's.
 */
final class Smoke {

  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final Duration PROBE_EVERY = Duration.ofMillis(100);
  private static final double PUBLISHING_INTERVAL_MS = 1_000;
  private static final long LONGEST_MS = Duration.ofMinutes(10).toMillis();
  private static final String PROBES = "bench.smoke";

  private final String broker;
  private final ObjectMapper mapper = PlantJson.newMapper();
  private final SequenceProbe sequence = new SequenceProbe();
  private final Histogram readings = new Histogram(LONGEST_MS, 3);
  private final Histogram probes = new Histogram(LONGEST_MS, 3);

  Smoke(String broker) {
    this.broker = broker;
  }

  Report run() throws Exception {
    Set<String> tags = keysOf(Topics.TAGS.name());
    createProbeTopic();
    try {
      measure();
    } finally {
      removeProbeTopic();
    }
    // A value that does not change is not sent again: the latest values tell of every tag.
    Set<String> silent = new HashSet<>(tags);
    silent.removeAll(keysOf(Topics.READINGS_LATEST.name()));
    return new Report("smoke", figures(tags.size(), silent.size()));
  }

  private List<Figure> figures(int tags, int silent) {
    double reading = percentile(readings, 99);
    double probe = percentile(probes, 99);
    return List.of(
        Figure.count("tags", tags),
        Figure.count("readings", sequence.seen()),
        Figure.none("tags_without_a_reading", silent),
        Figure.none("readings_lost", sequence.lost()),
        Figure.none("readings_doubled", sequence.doubled()),
        Figure.none("readings_out_of_order", sequence.reordered()),
        Figure.shown("reading_latency_p50_ms", percentile(readings, 50), "ms"),
        Figure.shown("reading_latency_p99_ms", reading, "ms"),
        Figure.shown("broker_latency_p99_ms", probe, "ms"),
        Figure.target(
            "latency_ratio_to_yardstick", reading / (PUBLISHING_INTERVAL_MS + probe), "", 2));
  }

  private static double percentile(Histogram histogram, double percent) {
    return histogram.getTotalCount() == 0
        ? Double.NaN
        : (double) histogram.getValueAtPercentile(percent);
  }

  private void measure() throws Exception {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      consumer.assign(partitions(consumer, Topics.READINGS.name(), PROBES));
      consumer.seekToEnd(List.of());
      Instant begin = Instant.now().plus(WARM_UP);
      Instant end = begin.plus(MEASURED);
      Instant nextProbe = Instant.now();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      System.out.printf("measuring for %d s ...%n", MEASURED.toSeconds());
      while (Instant.now().isBefore(end)) {
        if (!Instant.now().isBefore(nextProbe)) {
          sent.add(producer.send(new ProducerRecord<>(PROBES, now())));
          nextProbe = nextProbe.plus(PROBE_EVERY);
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(10))) {
          see(record, begin);
        }
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  private void see(ConsumerRecord<byte[], byte[]> record, Instant begin) throws IOException {
    Instant now = Instant.now();
    if (record.topic().equals(PROBES)) {
      Instant sent = Instant.parse(new String(record.value(), StandardCharsets.UTF_8));
      count(probes, sent, now, begin);
      return;
    }
    Reading reading = mapper.readValue(record.value(), Reading.class);
    if (reading.origin() == ReadingOrigin.LIVE) {
      sequence.see(reading.tagName(), reading.seq());
      count(readings, reading.timestamp(), now, begin);
    }
  }

  private static void count(Histogram histogram, Instant from, Instant to, Instant begin) {
    if (to.isAfter(begin)) {
      long millis = Duration.between(from, to).toMillis();
      histogram.recordValue(Math.clamp(millis, 0, LONGEST_MS));
    }
  }

  private Set<String> keysOf(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Set<String> keys = new HashSet<>();
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
      }
      return keys;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker, "default.api.timeout.ms", 10_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String... topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
    }
    return partitions;
  }

  private void createProbeTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      if (!admin.listTopics().names().get().contains(PROBES)) {
        admin.createTopics(List.of(new NewTopic(PROBES, 1, (short) 1))).all().get();
      }
    }
  }

  private void removeProbeTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.deleteTopics(List.of(PROBES)).all().get();
    }
  }

  private static byte[] now() {
    return Instant.now().toString().getBytes(StandardCharsets.UTF_8);
  }
}
