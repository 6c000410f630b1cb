package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.penstock.event.EventTypes;
import org.penstock.event.Gap;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.SourceStatus;
import org.penstock.event.TagMetadata;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.sample.AreaPartition;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.OutboxMessage;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** How notices stand in their topics, and readings that leave by the outbox. */
@ApplicationScoped
class ReadingRecords {

  private final EventWriter writer;

  ReadingRecords(EventWriter writer) {
    this.writer = writer;
  }

  /** For the outbox, in the partition of its area. */
  OutboxMessage message(Topic topic, Reading reading) {
    return writer
        .message(
            topic,
            reading.tagName(),
            reading.eventId(),
            EventTypes.READING_TAKEN,
            reading.tagName(),
            reading.timestamp(),
            reading)
        .inPartition(AreaPartition.of(reading.area(), topic.partitions()));
  }

  /** Whether a reading changes what is known of the tag now; a last value told again does not. */
  static boolean isCurrent(Reading reading) {
    ReadingOrigin origin = reading.origin();
    return origin == ReadingOrigin.LIVE
        || origin == ReadingOrigin.INITIAL
        || origin == ReadingOrigin.INBOUND
        || (origin == ReadingOrigin.HEARTBEAT && reading.quality() == Quality.STALE);
  }

  ProducerRecord<byte[], byte[]> of(Notice notice) {
    return switch (notice) {
      case Notice.Status(SourceStatus status) ->
          record(
              writer.message(
                  Topics.SOURCE_STATUS,
                  status.sourceId(),
                  status.sourceId() + "@" + status.updatedAt(),
                  EventTypes.SOURCE_STATUS_CHANGED,
                  status.sourceId(),
                  status.updatedAt(),
                  status));
      case Notice.Missing(Gap gap) ->
          record(
              writer.message(
                  Topics.GAPS,
                  gap.sourceId(),
                  gap.gapId() + "@" + gap.updatedAt(),
                  EventTypes.GAP_RECORDED,
                  gap.sourceId(),
                  gap.updatedAt(),
                  gap));
      case Notice.Tag(TagMetadata tag) ->
          record(
              writer.message(
                  Topics.TAGS,
                  tag.tagName(),
                  tag.tagName() + "@" + tag.updatedAt(),
                  EventTypes.TAG_DESCRIBED,
                  tag.tagName(),
                  tag.updatedAt(),
                  tag));
      case Notice.AlarmEvent(ScadaAlarmEvent event) -> record(message(event));
      case Notice.TagGone(String tagName) ->
          new ProducerRecord<>(Topics.TAGS.name(), tagName.getBytes(StandardCharsets.UTF_8), null);
    };
  }

  /** All branches of a condition have one key, so that its events stay in their order. */
  private OutboxMessage message(ScadaAlarmEvent event) {
    String condition = event.sourceId() + "|" + event.conditionId();
    return writer.message(
        Topics.SCADA_ALARM_EVENTS,
        condition,
        event.sourceId() + "/" + event.eventId(),
        EventTypes.CONDITION_REPORTED,
        condition,
        event.time(),
        event);
  }

  private static ProducerRecord<byte[], byte[]> record(OutboxMessage message) {
    String key = message.key();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            message.topic(),
            message.partition(),
            null,
            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
            message.payload());
    for (Map.Entry<String, String> header : message.headers().entrySet()) {
      record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }
}
