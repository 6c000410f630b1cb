package org.penstock.ingest.kafka;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.jboss.logging.Logger;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
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

  private static final Logger LOG = Logger.getLogger(LatestFollower.class);
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
    byte[] value = record.value();
    if (value == null) {
      latest.forget(new String(record.key(), StandardCharsets.UTF_8));
      return;
    }
    try {
      latest.take(mapper.readValue(value, Reading.class));
    } catch (JacksonException e) {
      // Not dead-lettered: this is a view, and the reading itself is on the other topic.
      LOG.warnf(
          "%s-%d-%d passed over: %s",
          record.topic(), record.partition(), record.offset(), e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }
}
