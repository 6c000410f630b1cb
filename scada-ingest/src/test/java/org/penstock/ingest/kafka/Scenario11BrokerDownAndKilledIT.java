package org.penstock.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.topic.Topics;

/** Scenario 11: the broker is down, and the process is killed meanwhile. */
@Tag("waits")
class Scenario11BrokerDownAndKilledIT {

  @TempDir Path temp;
  private final ObjectMapper mapper = PlantJson.newMapper();
  private RealBroker broker;

  @BeforeEach
  void startBroker() throws IOException {
    broker = new RealBroker(temp.resolve("kafka"));
  }

  @AfterEach
  void stopBroker() throws InterruptedException {
    broker.kill();
  }

  @Test
  void afterARestartEverySpooledReadingArrivesInOrderAndDoublesOnlyUnderTheSameIdentity()
      throws Exception {
    long spooled;
    Process first = ingest("make");
    try (BufferedReader said = first.inputReader(StandardCharsets.UTF_8)) {
      readUntil(said, 3_000);
      broker.stop();
      readUntil(said, 9_000);
      first.toHandle().destroyForcibly();
      spooled = last(said);
    }
    first.waitFor();

    broker.start();
    Process second = ingest("send");
    try (BufferedReader said = second.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("0");
    } finally {
      second.destroyForcibly();
    }
    second.waitFor();
    check(spooled);
  }

  private void check(long spooled) throws IOException {
    Map<Long, String> identities = new HashMap<>();
    Map<String, Long> lastOfTag = new HashMap<>();
    Set<Long> outOfOrder = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : records()) {
      Reading reading = mapper.readValue(record.value(), Reading.class);
      String known = identities.putIfAbsent(reading.seq(), reading.eventId());
      if (known != null) {
        assertThat(reading.eventId()).isEqualTo(known);
      } else if (lastOfTag.getOrDefault(reading.tagName(), 0L) > reading.seq()) {
        outOfOrder.add(reading.seq());
      }
      lastOfTag.merge(reading.tagName(), reading.seq(), Math::max);
    }
    assertThat(outOfOrder).isEmpty();
    assertThat(identities.keySet())
        .containsAll(LongStream.rangeClosed(1, spooled).boxed().toList());
    assertThat(new HashSet<>(identities.values())).hasSameSizeAs(identities.keySet());
  }

  private List<ConsumerRecord<byte[], byte[]>> records() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.READINGS.name()).stream()
              .map(known -> new TopicPartition(known.topic(), known.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long wanted = consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
      while (records.size() < wanted) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  private static void readUntil(BufferedReader said, long number) throws IOException {
    long last = 0;
    while (last < number) {
      last = Long.parseLong(said.readLine());
    }
  }

  private static long last(BufferedReader said) throws IOException {
    long last = 0;
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      last = line.isEmpty() ? last : Math.max(last, Long.parseLong(line));
    }
    return last;
  }

  private Process ingest(String mode) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SpoolToBroker.class.getName(),
            mode,
            temp.resolve("spool").toString(),
            broker.bootstrapServers())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
