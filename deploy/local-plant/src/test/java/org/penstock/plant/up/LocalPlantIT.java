package org.penstock.plant.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.process.Learning;
import org.penstock.topic.Topics;

/** The servers that keep data, stopped and started again. */
class LocalPlantIT {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.GAPS.name(), 0);

  @TempDir Path state;

  private final Progress progress = new Progress(System.out, InstantSource.system());

  @Test
  void whatWasWrittenIsThereAfterTheNextStart() throws Exception {
    Map<PlantPort, Integer> ports = freePorts();
    PlantFolder folder = new PlantFolder(home(), state);

    LocalPlant first = servers(folder, ports);
    first.start(progress);
    write(ports);
    first.stop(progress);
    assertThat(first.parts()).allMatch(part -> part.process().isEmpty());

    LocalPlant second = servers(folder, ports);
    second.start(progress);
    try {
      assertThat(rowIn(ports)).isEqualTo("kept");
      assertThat(recordIn(ports)).isEqualTo("kept too");
    } finally {
      second.stop(progress);
    }
  }

  private static LocalPlant servers(PlantFolder folder, Map<PlantPort, Integer> ports) {
    return PlantPlan.plant(folder, ports, Learning.NEVER).only(List.of("postgres", "kafka"));
  }

  private static Map<PlantPort, Integer> freePorts() {
    Map<PlantPort, Integer> ports = new EnumMap<>(PlantPort.class);
    Iterator<Integer> free = LoopbackPorts.free(PlantPort.values().length).iterator();
    for (PlantPort port : PlantPort.values()) {
      ports.put(port, free.next());
    }
    return ports;
  }

  private static Path home() {
    return Path.of(System.getProperty("local-plant.build.directory"));
  }

  private static void write(Map<PlantPort, Integer> ports)
      throws SQLException, ExecutionException, InterruptedException {
    try (Connection owner = connect(ports);
        var statement = owner.createStatement()) {
      statement.execute("CREATE TABLE note (text text)");
      statement.execute("INSERT INTO note VALUES ('kept')");
    }
    Map<String, Object> settings = Map.of("bootstrap.servers", broker(ports), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "key", "kept too"))
          .get();
    }
  }

  private static String rowIn(Map<PlantPort, Integer> ports) throws SQLException {
    try (Connection owner = connect(ports);
        var statement = owner.createStatement();
        var rows = statement.executeQuery("SELECT text FROM note")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String recordIn(Map<PlantPort, Integer> ports) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker(ports), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
    }
  }

  private static Connection connect(Map<PlantPort, Integer> ports) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + ports.get(PlantPort.POSTGRES) + "/penstock";
    return DriverManager.getConnection(url, "scada_owner", "scada_owner");
  }

  private static String broker(Map<PlantPort, Integer> ports) {
    return "127.0.0.1:" + ports.get(PlantPort.KAFKA);
  }
}
