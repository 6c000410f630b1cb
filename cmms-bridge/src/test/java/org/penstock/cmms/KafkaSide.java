package org.penstock.cmms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.penstock.event.WorkOrderRequest;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/** A plant system on the other side of the broker. */
final class KafkaSide implements AutoCloseable {

  private final TestTopics topics;

  KafkaSide(String broker) {
    this.topics = new TestTopics(broker);
  }

  void request(WorkOrderRequest request) {
    send(request.dedupeKey(), TestTopics.json(request));
  }

  void send(String key, String... values) {
    for (String value : values) {
      topics.send(Topics.WORK_ORDER_REQUESTS, key, value);
    }
  }

  /** What the plant was told of a work order, in order. */
  List<JsonNode> told(String workOrderId) {
    return topics.all(Topics.WORK_ORDERS.name(), workOrderId).stream()
        .map(record -> TestTopics.event(record.value(), JsonNode.class))
        .toList();
  }

  /** The dead letters of requests with this key. */
  List<ConsumerRecord<String, String>> deadLetters(String key) {
    return topics.all(Topics.WORK_ORDER_REQUESTS.deadLetter("cmms-bridge"), key);
  }

  @Override
  public void close() {
    topics.close();
  }
}
