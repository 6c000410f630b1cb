package org.penstock.ingest;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topic;

/**
 * The plant's topics as another system sees them, with what the service itself wrote told apart.
 */
final class PlantTopics implements AutoCloseable {

  private final TestTopics topics =
      new TestTopics(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

  /** Sends a value as it is. */
  void send(Topic topic, String key, String value) {
    topics.send(topic, key, value);
  }

  /** Every record of the topic as it is now. */
  List<ConsumerRecord<String, String>> all(String topic) {
    return topics.all(topic);
  }

  /** Every record of the topic that the service wrote, not a test: those name their source. */
  List<ConsumerRecord<String, String>> ours(Topic topic) {
    return all(topic.name()).stream()
        .filter(record -> header(record, "ce_source").equals("urn:penstock:scada-ingest"))
        .toList();
  }

  /** Every event that the service wrote to the topic. */
  <T> List<T> events(Topic topic, Class<T> type) {
    return ours(topic).stream().map(record -> event(record.value(), type)).toList();
  }

  static <T> T event(String json, Class<T> type) {
    return TestTopics.event(json, type);
  }

  static String json(Object event) {
    return TestTopics.json(event);
  }

  static String header(ConsumerRecord<String, String> record, String name) {
    return TestTopics.header(record, name);
  }

  @Override
  public void close() {
    topics.close();
  }
}
