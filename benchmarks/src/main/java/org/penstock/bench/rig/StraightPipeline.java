package org.penstock.bench.rig;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription.SubscriptionListener;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.penstock.plant.simulator.load.LoadNamespace;
import org.penstock.plant.simulator.load.LoadTags;

/**
 * The least that carries values from OPC UA to Kafka: the same library, the same security, the same
 * producer settings; JSON by hand, and nothing between. It promises nothing: what it cannot send is
 * gone, and an end of the session is its end.
 */
final class StraightPipeline {
  static final String TOPIC = "bench.straight";

  private static final int ITEMS_PER_CALL = 1_000;

  private final KafkaProducer<byte[], byte[]> producer;

  private record Tag(String name, String json) {}

  private StraightPipeline(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Arguments: endpoint, certificate, brokers, number of tags, publishing interval in ms, queue.
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            arguments[2],
            "acks",
            "all",
            "enable.idempotence",
            true,
            "compression.type",
            "lz4",
            "linger.ms",
            20,
            "batch.size",
            64 * 1024);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      OpcUaClient client = StraightClient.connect(arguments[0], Path.of(arguments[1]));
      new StraightPipeline(producer)
          .subscribe(
              client,
              Integer.parseInt(arguments[3]),
              Double.parseDouble(arguments[4]),
              Integer.parseInt(arguments[5]));
      System.out.println("READY");
      new CountDownLatch(1).await();
    }
  }

  private void subscribe(OpcUaClient client, int count, double publishing, int queue)
      throws Exception {
    UShort namespace =
        Objects.requireNonNull(client.readNamespaceTable().getIndex(LoadNamespace.URI));
    OpcUaSubscription subscription = new OpcUaSubscription(client, publishing);
    subscription.setMaxMonitoredItemsPerCall(uint(ITEMS_PER_CALL));
    subscription.setSubscriptionListener(
        new SubscriptionListener() {
          @Override
          public void onDataReceived(
              OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<DataValue> values) {
            send(items, values);
          }
        });
    subscription.create();
    for (int tag = 0; tag < count; tag++) {
      subscription.addMonitoredItem(item(new NodeId(namespace, LoadTags.nameOf(tag)), tag, queue));
    }
    subscription.synchronizeMonitoredItems();
  }

  private OpcUaMonitoredItem item(NodeId node, int number, int queue) {
    String name = LoadTags.nameOf(number);
    Tag tag = new Tag(name, "\",\"tag_name\":\"" + name + "\",\"value\":");
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
    item.setSamplingInterval(0);
    item.setQueueSize(uint(queue));
    item.setUserObject(tag);
    return item;
  }

  private void send(List<OpcUaMonitoredItem> items, List<DataValue> values) {
    for (int i = 0; i < items.size(); i++) {
      Tag tag = (Tag) items.get(i).getUserObject().orElseThrow();
      DataValue value = values.get(i);
      Instant time = Objects.requireNonNull(value.sourceTime()).getJavaInstant();
      var _ =
          producer.send(
              new ProducerRecord<>(
                  TOPIC,
                  null,
                  time.toEpochMilli(),
                  tag.name().getBytes(StandardCharsets.UTF_8),
                  json(tag, value, time)));
    }
  }

  private static byte[] json(Tag tag, DataValue value, Instant time) {
    String quality = value.statusCode().isGood() ? "GOOD" : "BAD";
    String json =
        "{\"timestamp\":\""
            + time
            + tag.json()
            + value.value().value()
            + ",\"unit\":null,\"quality\":\""
            + quality
            + "\",\"alarm_state\":null,\"origin\":\"live\"}";
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
