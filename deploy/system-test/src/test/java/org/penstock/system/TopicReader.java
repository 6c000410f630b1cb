package org.penstock.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.test.TestTopics;

/** Reads a topic as an outside system would: all of it, as JSON. */
final class TopicReader {

  private final TestTopics topics;

  TopicReader(RunningPlant plant) {
    this.topics = plant.topics();
  }

  /** One record; a tombstone has no value. */
  record Line(@Nullable String key, String ceId, @Nullable JsonNode value) {

    String text(String field) {
      return value == null ? "" : value.path(field).asText();
    }
  }

  /** Everything on the topic up to its end now, in order within a partition. */
  List<Line> all(String topic) {
    return topics.all(topic).stream().map(TopicReader::line).toList();
  }

  private static Line line(ConsumerRecord<String, String> record) {
    String value = record.value();
    return new Line(
        record.key(),
        TestTopics.header(record, "ce_id"),
        value == null ? null : TestTopics.event(value, JsonNode.class));
  }
}
