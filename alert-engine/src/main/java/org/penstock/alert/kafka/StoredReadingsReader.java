package org.penstock.alert.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.port.rules.StoredReadings;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.topic.Topics;

/** Reads {@code scada.readings.v1} beside the group that evaluates it, and moves no position. */
@ApplicationScoped
class StoredReadingsReader implements StoredReadings {

  private static final int RECORDS_OF_A_POLL = 1000;

  private final Map<String, Object> broker;
  private final ObjectMapper mapper = PlantJson.newMapper();

  StoredReadingsReader(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  @Override
  public Replay open(int partition, Instant since) {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      return new ReadingsReplay(
          consumer, new TopicPartition(Topics.READINGS.name(), partition), since, this::parse);
    } catch (KafkaException e) {
      consumer.close();
      throw new AwayException("the readings cannot be reached", e);
    }
  }

  private @Nullable Reading parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null ? null : mapper.readValue(record.value(), Reading.class);
    } catch (IOException e) {
      return null;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // What is deleted while we read is passed over.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_OF_A_POLL);
    return settings;
  }
}
