package org.penstock.plant.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;

/** One KRaft node in this JVM; its data folder is formatted when it is new. */
public final class KafkaBroker implements AutoCloseable {

  private static final int NODE_ID = 1;
  private static final String CONTROLLER = "CONTROLLER";
  private static final int DEDUPE_BUFFER_BYTES = 8 << 20;

  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts the node; returns when it takes requests. */
  public static KafkaBroker start(Path data, int port, int controllerPort) {
    format(data);
    var config = new KafkaConfig(settings(data, port, controllerPort), false);
    var server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new KafkaBroker(server, port);
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return LoopbackPorts.HOST + ":" + port;
  }

  /** Returns when the node has stopped, for whatever reason. */
  public void awaitShutdown() {
    server.awaitShutdown();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Map<String, String> settings(Path data, int port, int controllerPort) {
    String controller = LoopbackPorts.HOST + ":" + controllerPort;
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", String.valueOf(NODE_ID)),
        Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
        Map.entry(
            "listeners",
            "PLAINTEXT://" + LoopbackPorts.HOST + ":" + port + ",CONTROLLER://" + controller),
        Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
        Map.entry("controller.listener.names", CONTROLLER),
        Map.entry("log.dirs", data.toString()),
        Map.entry("auto.create.topics.enable", "false"),
        // Set aside at the start: Kafka's own 128 MiB is for topics of millions of keys.
        Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(DEDUPE_BUFFER_BYTES)),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "5"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "5"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        // A record each half second by which other nodes see that this one lives: there are none.
        Map.entry("metadata.max.idle.interval.ms", "0"),
        // A service that was killed is replaced in the plant's consumer groups within seconds.
        Map.entry("group.min.session.timeout.ms", "1000"));
  }

  private static void format(Path data) {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(data);
      new Formatter()
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(CONTROLLER)
          .setMetadataLogDirectory(data.toString())
          .addDirectory(data.toString())
          .run();
    } catch (IOException e) {
      throw new PlantException("Kafka's data folder " + data + " cannot be made: " + e, e);
    } catch (Exception e) { // Formatter.run declares Exception itself
      throw new PlantException("Kafka's data folder " + data + " cannot be formatted: " + e, e);
    }
  }
}
