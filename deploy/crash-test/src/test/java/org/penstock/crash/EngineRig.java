package org.penstock.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.rig.JvmProcess;
import org.penstock.plant.rig.PackagedService;
import org.penstock.plant.rig.ServiceRig;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/** alert-engine as it is packaged, once or twice, and the readings that it is given. */
final class EngineRig implements AutoCloseable {

  private static final String SCHEMA = "alert";

  private final ServiceRig rig;
  private final JvmProcess first;
  private final JvmProcess second;
  private final List<KafkaProducer<String, String>> producers = new ArrayList<>();
  private final List<TestTopics> readers = new ArrayList<>();

  private EngineRig(ServiceRig rig) {
    this.rig = rig;
    this.first = rig.service(engine("engine-1"));
    this.second = rig.service(engine("engine-2"));
  }

  private PackagedService engine(String instance) {
    return new PackagedService(
        "alert-engine",
        instance,
        SCHEMA,
        ServiceJvm.USUAL_HEAP_MEGABYTES,
        PackagedService.READY,
        Map.of("ALERT_RULES_FILE", rig.file("alarm-rules.yaml").toString()));
  }

  static EngineRig start() {
    Path home = Path.of(Objects.requireNonNull(System.getProperty("local-plant.build.directory")));
    ServiceRig rig =
        new ServiceRig(
            home,
            home.resolve("deploy/crash-test/target/rig"),
            Durability.NONE,
            ServiceRig.Compiling.FOR_A_QUICK_START);
    EngineRig engines = new EngineRig(rig);
    Runtime.getRuntime().addShutdownHook(new Thread(engines::close));
    rig.clear();
    try {
      Files.writeString(rig.file("alarm-rules.yaml"), Areas.rules());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rig.broker().start();
    rig.startDatabase();
    // The many starts that follow take a third of the time.
    engines.first.learn();
    engines.first.start();
    return engines;
  }

  /** The instance that always runs, unless a test has killed it. */
  JvmProcess first() {
    return first;
  }

  /** The instance that runs only where a test starts it. */
  JvmProcess second() {
    return second;
  }

  /** Readings of one area, of which a consumer sees all at once or none. */
  void sendTogether(String area, List<Reading> readings) {
    if (producers.isEmpty()) {
      producers.add(newProducer());
    }
    KafkaProducer<String, String> producer = producers.getFirst();
    producer.beginTransaction();
    for (Reading reading : readings) {
      var _ =
          producer.send(
              new ProducerRecord<>(Topics.READINGS.name(), area, TestTopics.json(reading)));
    }
    producer.commitTransaction();
  }

  private KafkaProducer<String, String> newProducer() {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                rig.bootstrapServers(),
                "transactional.id",
                "readings-of-test"),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  static Reading reading(String tag, String value, Instant at) {
    return new Reading(
        UUID.randomUUID().toString(),
        at,
        TimestampOrigin.SOURCE,
        at,
        at,
        "wtp-1",
        tag.substring(0, tag.indexOf('.')),
        tag,
        TagValue.of(new java.math.BigDecimal(value)),
        ValueType.DOUBLE,
        null,
        Quality.GOOD,
        "0x00000000",
        null,
        "plc-1",
        ReadingOrigin.LIVE,
        1);
  }

  /** What was told of the alarms of an area. */
  synchronized AreaTold told(String area) {
    if (readers.isEmpty()) {
      readers.add(new TestTopics(rig.bootstrapServers()));
    }
    return new AreaTold(readers.getFirst(), area);
  }

  /** How many events of an area's alarms are in the history. */
  long stored(String area) {
    return rig.number("select count(*) from alert.alarm_event where area = '%s'".formatted(area));
  }

  /** How many messages wait to be published. */
  long unpublished() {
    return rig.number("select count(*) from alert.outbox");
  }

  ServiceRig rig() {
    return rig;
  }

  String bootstrapServers() {
    return rig.bootstrapServers();
  }

  /** Waits as long as a busy machine needs; what takes longer has failed. */
  static void until(String what, java.util.concurrent.Callable<Boolean> condition) {
    await(what).atMost(Duration.ofMinutes(2)).until(condition);
  }

  @Override
  public synchronized void close() {
    producers.forEach(KafkaProducer::close);
    readers.forEach(TestTopics::close);
    producers.clear();
    readers.clear();
    rig.close();
  }
}
