package org.penstock.compliance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.penstock.event.AuditAnchor;
import org.penstock.event.PlantJson;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/** The plant's topics as another system sees them. */
final class PlantTopics implements AutoCloseable {

  private final TestTopics topics;

  PlantTopics(String broker) {
    this.topics = new TestTopics(broker);
  }

  /** A good reading as scada-ingest writes it. */
  static ObjectNode reading(String eventId, String tagName, Instant at, double value) {
    return PlantJson.newMapper()
        .valueToTree(
            new Reading(
                eventId,
                at,
                TimestampOrigin.SOURCE,
                at,
                at,
                "wtp-1",
                "filters",
                tagName,
                TagValue.of(value),
                ValueType.DOUBLE,
                "NTU",
                Quality.GOOD,
                "0x00000000",
                null,
                "plc-1",
                ReadingOrigin.LIVE,
                1));
  }

  void sendReading(String eventId, String tagName, Instant at, double value) {
    send(tagName, json(reading(eventId, tagName, at, value)));
  }

  static String json(ObjectNode node) {
    return TestTopics.json(node);
  }

  void sendAnchor(AuditAnchor anchor) {
    topics.send(Topics.AUDIT_ANCHORS, anchor.chain(), TestTopics.json(anchor));
  }

  void send(String key, String value) {
    topics.send(Topics.READINGS, key, value);
  }

  /** Every record of the topic. */
  List<ConsumerRecord<String, String>> all(String topic) {
    return topics.all(topic);
  }

  /** The events of compliance-service about one subject, by type. */
  List<String> eventTypesOf(String subject) {
    return all(Topics.COMPLIANCE_EVENTS.name()).stream()
        .filter(record -> subject.equals(record.key()))
        .map(record -> header(record, "ce_type"))
        .toList();
  }

  static String header(ConsumerRecord<String, String> record, String name) {
    return TestTopics.header(record, name);
  }

  @Override
  public void close() {
    topics.close();
  }
}
