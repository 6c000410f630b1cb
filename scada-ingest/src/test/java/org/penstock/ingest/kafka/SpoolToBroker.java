package org.penstock.ingest.kafka;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.disk.spool.DiskSpool;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Reach;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.scenario.RecordingCounters;
import org.penstock.kit.KitConfig;
import org.penstock.kit.outbox.EventWriter;

/**
 * A process that dies in tests: spool and publisher. As {@code make} it makes readings and says the
 * number of each batch that is in the spool; as {@code send} it says 0 when the spool is empty.
 */
final class SpoolToBroker {

  private static final int AT_ONCE = 20;
  private static final Duration PAUSE = Duration.ofMillis(5);

  private SpoolToBroker() {}

  public static void main(String[] arguments) throws InterruptedException {
    DiskSpool spool = spool(Path.of(arguments[1]));
    Publisher publisher = publisher(arguments[2]);
    if (arguments[0].equals("make")) {
      Thread.ofPlatform().daemon().start(() -> make(spool));
    }
    boolean hasSaid = arguments[0].equals("make");
    while (!Thread.currentThread().isInterrupted()) {
      List<Reading> head = spool.head(500, Duration.ofMillis(100));
      spool.release(publisher.publish(head).settled());
      spool.sync();
      if (!hasSaid && spool.size() == 0) {
        System.out.println(0);
        hasSaid = true;
      }
    }
  }

  private static void make(DiskSpool spool) {
    long number = 0;
    while (!Thread.currentThread().isInterrupted()) {
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        readings.add(reading(++number));
      }
      spool.append(readings);
      System.out.println(number);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static Reading reading(long number) {
    Instant now = Instant.now();
    return new Reading(
        "%032x".formatted(number),
        now,
        TimestampOrigin.SOURCE,
        now,
        now,
        "wtp-1",
        "area" + number % 5,
        "tag" + number % 50,
        TagValue.of(number),
        ValueType.LONG,
        null,
        Quality.GOOD,
        "0x00000000",
        null,
        "plc-1",
        ReadingOrigin.LIVE,
        number);
  }

  private static DiskSpool spool(Path folder) {
    return new DiskSpool(
        folder,
        new DiskSpool.Bounds(1L << 28, 1 << 17, 1_000, 10_000, Duration.ofSeconds(1)),
        new LossTally(),
        new Reach(_ -> Duration.ZERO),
        new NoProgress(),
        InstantSource.system());
  }

  static Publisher publisher(String bootstrapServers) {
    return publisher(
        new ReadingsProducer(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers)));
  }

  static Publisher publisher(ReadingsProducer producer) {
    SmallRyeConfig values =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withMapping(KitConfig.class)
            .withDefaultValue("penstock.service", "scada-ingest")
            .withDefaultValue("penstock.schema", "scada")
            .build();
    KitConfig kit = values.getConfigMapping(KitConfig.class);
    return new KafkaPublisher(
        producer,
        new ReadingMessages(kit),
        new ReadingRecords(new EventWriter(kit)),
        new RecordingCounters(),
        values.getConfigMapping(IngestConfig.class));
  }

  private static final class NoProgress implements Progress {

    @Override
    public Optional<Instant> ofEarlierRun(String sourceId) {
      return Optional.empty();
    }

    @Override
    public void reached(String sourceId, Instant time) {}

    @Override
    public void setBack(Duration by) {}
  }
}
