package org.penstock.bench.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.penstock.event.PlantJson;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.topic.Topics;

/** Writes readings as scada-ingest does: the same JSON, each area in its partition. */
final class ReadingWriter implements AutoCloseable {

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final KafkaProducer<byte[], byte[]> producer;

  ReadingWriter(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "compression.type",
                "lz4",
                "linger.ms",
                5,
                "batch.size",
                128 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** A good value; on its way when this returns. */
  void write(int tag, double value, Instant at) {
    String tagName = LevelPlant.tagName(tag);
    Reading reading =
        new Reading(
            UUID.randomUUID().toString(),
            at,
            TimestampOrigin.SOURCE,
            at,
            at,
            "wtp-1",
            LevelPlant.area(tag),
            tagName,
            TagValue.of(value),
            ValueType.DOUBLE,
            "m",
            Quality.GOOD,
            "0x00000000",
            null,
            "plc-1",
            ReadingOrigin.LIVE,
            1);
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.READINGS.name(),
                LevelPlant.partition(tag),
                tagName.getBytes(StandardCharsets.UTF_8),
                json(reading)));
  }

  private byte[] json(Reading reading) {
    try {
      return mapper.writeValueAsBytes(reading);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when the broker has everything. */
  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
