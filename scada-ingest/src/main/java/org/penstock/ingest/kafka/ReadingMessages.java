package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.penstock.event.CloudEvents;
import org.penstock.event.EventTypes;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.sample.AreaPartition;
import org.penstock.ingest.domain.sample.IsoInstant;
import org.penstock.ingest.domain.sample.RecordTime;
import org.penstock.kit.KitConfig;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/**
 * Readings as records of their topics, with the headers that every event has. Each reading is
 * written once, for both topics. For the publisher's thread alone.
 */
@ApplicationScoped
class ReadingMessages {

  private final ReadingJson json = new ReadingJson();
  private final Map<String, Tag> tags = new HashMap<>();
  private final byte[] time = new byte[IsoInstant.LONGEST];
  private final Header version = header(CloudEvents.SPEC_VERSION, "1.0");
  private final Header type = header(CloudEvents.TYPE, EventTypes.READING_TAKEN);
  private final Header contentType = header(CloudEvents.CONTENT_TYPE, "application/json");
  private final Header source;

  ReadingMessages(KitConfig config) {
    this.source = header(CloudEvents.SOURCE, "urn:penstock:" + config.service());
  }

  /** What is the same in all records of a tag. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes as Kafka takes them; never compared
  private record Tag(String area, int partition, byte[] key, Header subject) {}

  /** A reading in the stream of all readings. */
  ProducerRecord<byte[], byte[]> of(Reading reading) {
    Tag tag = tags.get(reading.tagName());
    if (tag == null || !tag.area().equals(reading.area())) {
      tag = tag(reading);
      tags.put(reading.tagName(), tag);
    }
    List<Header> headers =
        List.of(
            version,
            header(CloudEvents.ID, reading.eventId()),
            type,
            source,
            tag.subject(),
            new RecordHeader(CloudEvents.TIME, iso(reading.timestamp())),
            contentType);
    return new ProducerRecord<>(
        Topics.READINGS.name(),
        tag.partition(),
        RecordTime.of(reading).toEpochMilli(),
        tag.key(),
        json.of(reading),
        headers);
  }

  /** The same record in the compacted topic. */
  ProducerRecord<byte[], byte[]> latest(ProducerRecord<byte[], byte[]> record, Reading reading) {
    return new ProducerRecord<>(
        Topics.READINGS_LATEST.name(),
        partition(reading.area(), Topics.READINGS_LATEST),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  private static Tag tag(Reading reading) {
    byte[] key = reading.tagName().getBytes(StandardCharsets.UTF_8);
    return new Tag(
        reading.area(),
        partition(reading.area(), Topics.READINGS),
        key,
        new RecordHeader(CloudEvents.SUBJECT, key));
  }

  private static int partition(String area, Topic topic) {
    return AreaPartition.of(area, topic.partitions());
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] iso(Instant instant) {
    int end = IsoInstant.write(instant, time, 0);
    return Arrays.copyOf(time, end);
  }
}
