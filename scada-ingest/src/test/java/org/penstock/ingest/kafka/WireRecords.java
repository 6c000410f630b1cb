package org.penstock.ingest.kafka;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.penstock.event.Reading;
import org.penstock.kit.KitConfig;

/** What the broker would be given. */
public final class WireRecords {

  private WireRecords() {}

  /** A reading's record in the stream of all readings. */
  public static ProducerRecord<byte[], byte[]> of(Reading reading) {
    KitConfig kit =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(KitConfig.class)
            .withDefaultValue("penstock.service", "scada-ingest")
            .withDefaultValue("penstock.schema", "scada")
            .build()
            .getConfigMapping(KitConfig.class);
    return new ReadingMessages(kit).of(reading);
  }

  /** Whether it changes what the compacted topic says of its tag. */
  public static boolean isLatest(Reading reading) {
    return ReadingRecords.isCurrent(reading);
  }
}
