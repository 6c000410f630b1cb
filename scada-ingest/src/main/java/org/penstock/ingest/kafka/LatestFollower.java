package org.penstock.ingest.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.penstock.event.PlantJson;
import org.penstock.ingest.app.store.FollowLatest;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.topic.Topics;

/**
 * Reads the compacted topic of latest readings from its beginning and goes on for ever. Every
 * instance reads all of it, so there is no consumer group and no position to keep.
 */
@ApplicationScoped
class LatestFollower implements BackgroundWork {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> broker;
  private final FollowLatest latest;
  private final ObjectMapper mapper = PlantJson.newMapper();

  /** Where to go on when the consumer has to be made anew; used by the work's own thread. */
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  LatestFollower(
      @Identifier("default-kafka-broker") Map<String, Object> broker, FollowLatest latest) {
    this.broker = broker;
    this.latest = latest;
  }

  @Override
  public String name() {
    return "latest readings";
  }

  /** The latest readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) {
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.READINGS_LATEST.partitions())
            .mapToObj(number -> new TopicPartition(Topics.READINGS_LATEST.name(), number))
            .toList();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      positions.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!stop.isRaised()) {
        consumer.poll(POLL).forEach(this::take);
        partitions.forEach(one -> positions.put(one, consumer.position(one)));
        if (!latest.isReady() && isAt(ends)) {
          latest.caughtUp();
        }
      }
    }
  }

  private boolean isAt(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      latest.forget(new String(record.key(), StandardCharsets.UTF_8));
    } else {
      latest.take(new ToldRecord(record, mapper));
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Many records in one answer: each answer has a cost of its own, and nobody waits for these.
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1 << 16);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(POLL.toMillis()));
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }
}
